import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { publicPackages } from "../../../scripts/lib/project/published-packages.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { buildHere } from "../build-here.ts";
import { foldersOf } from "../cases.ts";
import { judges } from "../judge/judges.ts";
import { type Case, type Verdict, verdicts } from "../judge/verdict.ts";
import type { Changeset } from "../read/pending.ts";
import { readPlan } from "../read/plan.ts";
import { readPresent } from "../read/present.ts";
import type { Snapshot } from "../read/snapshot.ts";
import { asReleased, type PastState } from "./as-released.ts";
import { buildTree, withFilesOf } from "./built-tree.ts";
import { type Reference, referenceOf } from "./reference.ts";

/** What the gate found about the packages since a commit. */
export interface FindingsSince {
  readonly found: readonly Verdict[];
  /** Changesets that were added or edited since. */
  readonly pending: readonly Changeset[];
  /** What the comparison could not count, each as a sentence. */
  readonly remarks: readonly string[];
}

/**
 * Judges the packages of this repository as if a commit had been their last release.
 *
 * @param name - A branch, a tag, `HEAD~3`, a hash.
 * @throws Error that says why the commit cannot be found or built
 */
export async function judgeAgainst(name: string, progress: (line: string) => void): Promise<FindingsSince> {
  const reference = await referenceOf(root, name);
  const { label, isCheckedOut } = reference;
  if (isCheckedOut) return { found: [], pending: [], remarks: [nothingSince(label)] };
  return withFilesOf(root, reference, async (folder) => {
    await buildTree(folder, label, progress);
    progress("Building the packages of this folder, uncommitted changes included …");
    await buildHere();
    progress("Comparing the two …");
    return compare(folder, reference);
  });
}

async function compare(folder: string, { label }: Reference): Promise<FindingsSince> {
  const past = await readState(folder).catch((error: Error) => {
    throw new Error(`${label} cannot be compared: ${error.message.replaceAll(`${folder}/`, "")}`);
  });
  const packages = await publicPackages();
  const folders = packages.map((one) => one.folder);
  const versions = asReleased(past, new Map(packages.map((one) => [one.name, one.version])));
  const plan = await readPlan(root, folders, versions);
  const cases = (await readPresent(root, folders)).map(({ name, folder: own, snapshot }): Case => {
    const was = past.snapshots.get(name);
    return {
      name,
      folders: foldersOf(root, own),
      released: was && { ...was, version: versions.released.get(name) ?? was.version },
      since: label,
      present: { ...snapshot, version: versions.present.get(name) ?? snapshot.version },
      // They lower changes since a real release.
      corrections: [],
    };
  });
  const corrections = folders
    .map((own) => `specs/${basename(own)}/corrections.yaml`)
    .filter((file) => existsSync(join(root, file)));
  return {
    found: await verdicts(cases, plan, judges),
    pending: plan.changesets,
    remarks: remarksOf(label, [...past.snapshots.keys()], cases, corrections),
  };
}

function nothingSince(label: string): string {
  return `${label} is exactly what this folder contains, so nothing differs: change something, or name an older commit.`;
}

/** What a comparison with a commit leaves out: packages that are gone, and corrections. */
export function remarksOf(
  label: string,
  past: readonly string[],
  present: readonly Pick<Case, "name">[],
  corrections: readonly string[],
): string[] {
  const gone = past.filter((name) => !present.some((one) => one.name === name));
  return [
    ...gone.map(
      (name) => `gone  ${name}: published in ${label}, and no longer here, so its callers get no next version.`,
    ),
    ...corrections.map((file) => `${file} does not count here: a correction is for the changes since a release.`),
  ];
}

async function readState(folder: string): Promise<PastState & { readonly snapshots: ReadonlyMap<string, Snapshot> }> {
  const packages = await publicPackages(folder);
  const folders = packages.map((one) => one.folder);
  const present = await readPresent(folder, folders);
  const { releases, changesets } = await readPlan(folder, folders);
  return {
    versions: new Map(packages.map(({ name, version }) => [name, version])),
    next: new Map(releases.flatMap(({ name, newVersion }) => (newVersion === undefined ? [] : [[name, newVersion]]))),
    changesets,
    snapshots: new Map(present.map(({ name, snapshot }) => [name, snapshot])),
  };
}
