import { join } from "node:path";
// The planner, settings and prerelease mode of `changeset version`, so that the gate grants exactly what that command will do.
import { assembleReleasePlan } from "@changesets/assemble-release-plan";
import { readConfig } from "@changesets/config";
import { readPreState } from "@changesets/pre";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { type Changeset, readPending } from "./pending.ts";

/** What `changeset version` will do: the pending changesets, and the next version of each package that moves. */
export type ReleasePlan = ReturnType<typeof assembleReleasePlan>;

type Packages = Parameters<typeof assembleReleasePlan>[1];

/** A package.json as the planner reads it. */
export type PlannedManifest = Packages["packages"][number]["packageJson"];

/** The plan without any changeset. */
export const NOTHING_PENDING: ReleasePlan = { changesets: [], releases: [], preState: undefined };

/** Versions and changesets that count instead of those in the files. */
export interface Assumed {
  /** Version of each package. */
  readonly present: ReadonlyMap<string, string>;
  /** Whether an earlier release used up a changeset. */
  isUsedUp(changeset: Changeset): boolean;
}

/**
 * The plan for the published packages of a repository.
 *
 * @param assumed - Replaces the versions, and leaves out changesets. @default what the files say
 * @throws Error that names every bad changeset, or the problem of the changesets settings
 */
export async function readPlan(root: string, folders: readonly string[], assumed?: Assumed): Promise<ReleasePlan> {
  const written = await Promise.all(folders.map((dir) => readJson<PlannedManifest>(join(dir, "package.json"))));
  const manifests = written.map((one) => ({ ...one, version: assumed?.present.get(one.name) ?? one.version }));
  const packages = packagesOf(manifests, root, folders);
  const { config, errors } = await named("config.json", readConfig(root, packages));
  if (config === undefined) throw new Error(errors.map((error) => `.changeset/config.json: ${error}`).join("\n"));
  // Before the changesets: it may move those that an older version of changesets left beside pre.json.
  const preState = await named("pre.json", readPreState(root));
  const published = manifests.map(({ name }) => name);
  const changesets = await readPending(root, published, config.ignore);
  const counted = changesets.filter((changeset) => !assumed?.isUsedUp(changeset));
  return assembleReleasePlan(counted, packages, config, preState);
}

/** Changesets does not say which of its files it could not read. */
function named<T>(file: string, reading: Promise<T>): Promise<T> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    const problem = error.code === "ENOENT" ? "is missing: restore it from git" : `cannot be read: ${error.message}`;
    throw new Error(`.changeset/${file} ${problem}`);
  });
}

/** Packages in the form that the planner takes. */
export function packagesOf(
  manifests: readonly PlannedManifest[],
  root = "",
  folders: readonly string[] = [],
): Packages {
  return {
    rootDir: root,
    // Without a root package, the planner finds no dependents. No package has this name.
    rootPackage: { dir: root, packageJson: { name: "(root)", version: "0.0.0" } },
    packages: manifests.map((packageJson, index) => ({ dir: folders[index] ?? packageJson.name, packageJson })),
    tool: { type: "pnpm" },
  };
}
