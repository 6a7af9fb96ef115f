import { type Bump, exceeds } from "@invitation-clients/openapi-semver";
import { fileOf } from "../read/pending.ts";
import type { ReleasePlan } from "../read/plan.ts";
import { stepBetween } from "./version.ts";

/** The bump from a package's last release to its next version, and the reason for it. */
export interface Grant {
  readonly bump: Bump;
  readonly by: string;
}

/** The versions of a package before its next one. */
export interface Standing {
  readonly name: string;
  readonly version: string;
  /** Version of its last release; undefined if there is none. */
  readonly released: string | undefined;
  readonly dependencies: readonly string[];
}

const NOTHING: Grant = { bump: "none", by: "no changeset" };

/**
 * The bump that each package is granted: the step from its last release to the version that it will have once the pending
 * changesets are consumed.
 *
 * @throws Error if the version of a package is below its last release
 */
export function grantedBumps(packages: readonly Standing[], plan: ReleasePlan): Map<string, Grant> {
  return new Map(packages.map((one) => [one.name, grantOf(one, plan)]));
}

function grantOf(standing: Standing, plan: ReleasePlan): Grant {
  const { name, version, released } = standing;
  const planned = plan.releases.find((release) => release.name === name);
  const isMoving = planned !== undefined && planned.type !== "none";
  if (released === undefined) {
    return isMoving ? { bump: planned.type, by: reasonOf(standing, planned.type, plan) } : NOTHING;
  }
  const taken = stepOf(name, released, version);
  const next = isMoving ? stepOf(name, released, planned.newVersion) : taken;
  if (isMoving && exceeds(next, taken)) return { bump: next, by: reasonOf(standing, planned.type, plan) };
  return taken === "none" ? NOTHING : { bump: taken, by: `version ${version} in its package.json` };
}

function stepOf(name: string, from: string, to: string): Bump {
  try {
    return stepBetween(from, to);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}

/** The changeset that asks for the bump or, without one, the dependency that gets a new version. */
function reasonOf({ name, dependencies }: Standing, bump: Bump, { changesets, releases }: ReleasePlan): string {
  const own = changesets.find((one) => one.releases.some((release) => release.name === name && release.type === bump));
  if (own !== undefined) return fileOf(own);
  const moving = releases.filter(({ type }) => type !== "none").map((release) => release.name);
  const cause = dependencies.find((dependency) => moving.includes(dependency));
  return cause === undefined ? "a group in .changeset/config.json" : `the new version of ${cause}`;
}
