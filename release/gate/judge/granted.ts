import { type Bump, exceeds } from "@invitation-clients/openapi-semver";
import type { Changeset } from "../read/pending.ts";
import { stepBetween } from "./version.ts";

/** How far a package's next version will stand above its last release, and by what. */
export interface Grant {
  readonly bump: Bump;
  readonly by: string;
}

/** What is known of a package to tell its next version. */
export interface Standing {
  readonly name: string;
  readonly version: string;
  /** Version of its last release; undefined if there is none. */
  readonly released: string | undefined;
  readonly dependencies: readonly string[];
}

/**
 * What each package is granted: the step its version has already taken, or a pending changeset, whichever is larger. As
 * changesets does, a package moves along by a patch with what it depends on.
 *
 * @throws Error if a version stands below what was released
 */
export function grantedBumps(packages: readonly Standing[], pending: readonly Changeset[]): Map<string, Grant> {
  const grants = new Map<string, Grant>();
  const raise = (name: string, grant: Grant): boolean => {
    const isMore = exceeds(grant.bump, grants.get(name)?.bump ?? "none");
    if (isMore) grants.set(name, grant);
    return isMore;
  };
  for (const { name, version, released } of packages) {
    grants.set(name, { bump: "none", by: "no changeset" });
    if (released === undefined) continue;
    try {
      raise(name, { bump: stepBetween(released, version), by: `version ${version} in its package.json` });
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`);
    }
  }
  /** Those that will get a version that is not there yet. */
  const moving = new Set<string>();
  for (const { file, releases } of pending) {
    for (const [name, bump] of releases) {
      raise(name, { bump, by: file });
      if (bump !== "none") moving.add(name);
    }
  }
  // Sets take in what is added while they are walked: dependents of dependents come too.
  for (const name of moving) {
    for (const { name: dependent } of packages.filter(({ dependencies }) => dependencies.includes(name))) {
      raise(dependent, { bump: "patch", by: `moving along with ${name}` });
      moving.add(dependent);
    }
  }
  return grants;
}
