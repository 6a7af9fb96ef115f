import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { exportTargets, tarballProblems } from "../../proof/consumers/trials/tarball-rules.ts";
import { run } from "../../scripts/lib/process/run.ts";
import { readTarball } from "../../scripts/lib/project/read-tarball.ts";
import { apis } from "../../scripts/lib/project/workspace.ts";
import type { ProofStep } from "../publish/proof-report.ts";
import type { Packed } from "../publish/tarballs.ts";
import type { ContractResult } from "./contract-run.ts";
import { installed, runReadme } from "./empty-project.ts";

/** A package that is installed from its tarball, together with all others. */
export interface Subject {
  readonly packed: Packed;
  readonly all: readonly Packed[];
  /** Folder of the project that the tarballs are installed in. */
  readonly project: string;
  /** Results of the contract tests, by package; undefined to leave that step out. */
  readonly contracts: ReadonlyMap<string, ContractResult> | undefined;
}

/** The steps of the proof of each package, in order. A step throws, or returns what it did. */
const steps: Readonly<Record<string, (subject: Subject) => Promise<string>>> = {
  contents: tryContents,
  dependencies: tryDependencies,
  "entry points": tryEntryPoints,
  command: tryCommand,
  "README code": tryReadme,
  contract: tryContract,
};

/** Runs all steps on a package. */
export async function prove(subject: Subject): Promise<ProofStep[]> {
  const found: ProofStep[] = [];
  for (const [name, attempt] of Object.entries(steps)) {
    if (attempt === tryContract && subject.contracts === undefined) continue;
    try {
      found.push({ name, passed: true, detail: await attempt(subject) });
    } catch (error) {
      found.push({ name, passed: false, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return found;
}

async function tryContents({ packed }: Subject): Promise<string> {
  const files = await readTarball(packed.tarball);
  const problems = tarballProblems(files, (await apis()).includes(basename(packed.folder)));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return `${files.size} files, none of them unexpected`;
}

async function tryDependencies({ packed, all, project }: Subject): Promise<string> {
  const { version, dependencies = {} } = await installed(project, packed.name);
  if (version !== packed.version) throw new Error(`its package.json has the version ${version}`);
  for (const [name, range] of Object.entries(dependencies)) {
    const expected = all.find((one) => one.name === name)?.version;
    if (expected !== undefined && range !== expected) throw new Error(`depends on ${name} ${range}, not ${expected}`);
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range)) throw new Error(`depends on ${name} ${range}, which is not exact`);
    const nested = join(project, "node_modules", packed.name, "node_modules", name);
    if (expected !== undefined && existsSync(nested)) throw new Error(`installed a second copy of ${name}`);
  }
  return `${Object.keys(dependencies).length} exact`;
}

async function tryEntryPoints({ packed, project }: Subject): Promise<string> {
  const { exports = {} } = await installed(project, packed.name);
  const modules: string[] = [];
  for (const [path, target] of Object.entries(exports)) {
    const files = exportTargets(target);
    const missing = files.filter((file) => !existsSync(join(project, "node_modules", packed.name, file)));
    if (missing.length > 0) throw new Error(`${path} leads to ${missing.join(", ")}, which is missing`);
    if (files.some((file) => file.endsWith(".js"))) modules.push(join(packed.name, path));
  }
  const script = modules.map((module) => `await import(${JSON.stringify(module)});`).join("\n");
  const { code, text } = await run("node", ["--input-type=module", "-e", script], { cwd: project, output: "keep" });
  if (code !== 0) throw new Error(text.slice(0, 400));
  return `${modules.length} imported, ${Object.keys(exports).length} resolved`;
}

/** Starts each command by its link, as a shell and npx do. */
export async function tryCommand({
  packed,
  project,
}: {
  readonly packed: Pick<Packed, "name">;
  readonly project: string;
}): Promise<string> {
  const { bin = {}, version } = await installed(project, packed.name);
  const names = Object.keys(bin);
  for (const name of names) {
    const link = join(project, "node_modules/.bin", name);
    const { code, text } = await run(link, ["--version"], { cwd: project, output: "keep" });
    if (code !== 0 || text.trim() !== version)
      throw new Error(`${name} --version ended with ${code}: ${text.slice(0, 400)}`);
  }
  return names.length === 0 ? "has none" : `${names.join(", ")} --version says ${version}`;
}

async function tryReadme({ packed, project }: Subject): Promise<string> {
  const { ran, failures } = await runReadme(project, packed.name, "all");
  if (failures.length > 0) throw new Error(failures.join("\n"));
  return ran === 0 ? "has no code: it is a command" : `${ran} blocks ran against Prism`;
}

/**
 * Reads the result of the package's contract tests, which already ran on the installed packages.
 *
 * @throws Error if they failed, or if an API or a package that one needs has none
 */
export async function tryContract({
  packed,
  all,
  contracts = new Map(),
}: Pick<Subject, "packed" | "all" | "contracts">): Promise<string> {
  const own = contracts.get(packed.name);
  if (own !== undefined) return told(own);
  const names = await apis();
  const isApi = ({ folder }: Pick<Packed, "folder">): boolean => names.includes(basename(folder));
  // A package without its own API is proven through the APIs that need it. One must pass; the others may fail for their own reasons.
  const dependents = all.filter((other) => other.needs.includes(packed.name) && isApi(other));
  if (dependents.length === 0 && !isApi(packed)) return "has no contract: it calls no API, and no API needs it";
  const through = dependents.flatMap(({ name }) => contracts.get(name) ?? []);
  return told(through.find(isPassed) ?? through[0] ?? { passed: 0, failed: 0, failures: [] });
}

function isPassed({ passed, failed }: ContractResult): boolean {
  return passed > 0 && failed === 0;
}

function told(found: ContractResult): string {
  if (!isPassed(found)) {
    throw new Error([`${found.passed} tests passed, ${found.failed} failed`, ...found.failures].join("\n"));
  }
  return `${found.passed} tests passed`;
}
