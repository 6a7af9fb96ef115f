import { readFile } from "node:fs/promises";

/** One step of the proof of a package. */
export interface ProofStep {
  readonly name: string;
  readonly passed: boolean;
  /** What was tried, or what failed. */
  readonly detail: string;
}

/** The proof of one package. */
export interface PackageProof {
  readonly name: string;
  readonly version: string;
  /** File name of the tarball. */
  readonly tarball: string;
  /** Its hash, as npm writes it. */
  readonly integrity: string;
  readonly steps: readonly ProofStep[];
}

/** The report of a proof of all packages. */
export interface ProofReport {
  /** The commit that was packed. */
  readonly commit: string;
  /** Whether something was not committed. Such a proof is only enough for a registry on loopback. */
  readonly isDirty: boolean;
  readonly node: string;
  /** Whether the contract tests were left out. Such a proof is only enough for a registry on loopback. */
  readonly isSmoke: boolean;
  readonly packages: readonly PackageProof[];
}

/** Reads a report; undefined if there is none. */
export async function readProof(file: string): Promise<ProofReport | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as ProofReport);
}

/** Whether a package had at least one step, and every step passed. */
export function isProven({ steps }: PackageProof): boolean {
  return steps.length > 0 && steps.every(({ passed }) => passed);
}

/** A version that is about to be published. */
export interface Intent {
  readonly name: string;
  readonly version: string;
  /** Hash of its tarball; undefined if there is none. */
  readonly integrity: string | undefined;
  /** The commit that is checked out; undefined if git does not know it. */
  readonly head: string | undefined;
  /** Whether the registry is on this machine. */
  readonly isRehearsal: boolean;
}

/** Why this report does not allow a version to be published; undefined if it does. */
export function objectionTo(report: ProofReport | undefined, intent: Intent): string | undefined {
  const { name, version, integrity, head, isRehearsal } = intent;
  if (!report) return "there is no proof: run `pnpm release:prove`";
  const proof = report.packages.find((one) => one.name === name);
  if (!proof) return "the proof does not name it";
  if (proof.version !== version) return `the proof is of ${proof.version}`;
  if (!isProven(proof)) {
    const failed = proof.steps.filter(({ passed }) => !passed).map((step) => step.name);
    return `its proof failed: ${failed.join(", ") || "nothing was tried"}`;
  }
  if (report.commit !== head)
    return `the proof is of commit ${brief(report.commit)}, but ${brief(head)} is checked out`;
  if (report.isDirty && !isRehearsal)
    return "it was proven with changes that are not committed: commit them, and prove it again";
  if (report.isSmoke && !isRehearsal) return "it was only smoke-tested: run `pnpm release:prove`";
  if (integrity === undefined) return `${proof.tarball} is missing`;
  return integrity === proof.integrity ? undefined : `${proof.tarball} is not the tarball that was proven`;
}

function brief(commit: string | undefined): string {
  return commit?.slice(0, 10) || "no known commit";
}
