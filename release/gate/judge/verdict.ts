import { type Bump, exceeds, largest } from "@invitation-clients/openapi-semver";
import { applyCorrections } from "../corrections/apply.ts";
import type { Correction } from "../corrections/correction.ts";
import type { ReleasePlan } from "../read/plan.ts";
import type { Snapshot } from "../read/snapshot.ts";
import { type Grant, grantedBumps } from "./granted.ts";
import { type JudgedChange, type JudgeName, type Judges, judge } from "./judge.ts";
import { bumpAbove } from "./version.ts";

/** A package as it was released and as it is now. */
export interface Case {
  readonly name: string;
  /** Folders that say what it is, from the root: the package and its specs. */
  readonly folders: readonly string[];
  readonly released: Snapshot | undefined;
  /** How reports call the state that it is compared with. @default the released version */
  readonly since?: string;
  readonly present: Snapshot;
  readonly corrections: readonly Correction[];
}

/** What the gate found about a package. */
export interface Verdict extends Pick<Case, "name" | "folders" | "since"> {
  /** Version that the package is compared with; undefined if nothing was released yet. */
  readonly released: string | undefined;
  readonly required: Bump;
  readonly granted: Grant;
  /** Breaking first. */
  readonly changes: readonly JudgedChange[];
  /** The bump that each judge asks for, if it found something. */
  readonly opinions: ReadonlyMap<JudgeName, Bump>;
}

/** Whether the granted bump is large enough for the changes. */
export function passes({ required, granted }: Verdict): boolean {
  return !exceeds(required, granted.bump);
}

/** Judges every package, and compares the bump that it needs with the one that it is granted. */
export async function verdicts(cases: readonly Case[], plan: ReleasePlan, judges: Judges): Promise<Verdict[]> {
  const standings = cases.map(({ name, released, present }) => ({
    name,
    version: present.version,
    released: released?.version,
    dependencies: Object.keys({ ...present.facts.dependencies, ...present.facts.peerDependencies }),
  }));
  const grants = grantedBumps(standings, plan);
  const found: Verdict[] = [];
  for (const { name, folders, released, since, present, corrections } of cases) {
    const granted = grants.get(name) ?? { bump: "none", by: "no changeset" };
    const changes = released === undefined ? [] : await judge(released, present, judges);
    const version = released?.version;
    let corrected: JudgedChange[];
    try {
      if (version === undefined && corrections.length > 0)
        throw new Error("nothing was released that they could correct: remove corrections.yaml");
      corrected = version === undefined ? [] : applyCorrections(changes, corrections, version);
    } catch (error) {
      throw new Error(`corrections of ${name}:\n${(error as Error).message}`);
    }
    found.push({
      name,
      folders,
      ...(since !== undefined && { since }),
      released: version,
      required: version === undefined ? "none" : bumpAbove(version, largest(corrected.map(({ bump }) => bump))),
      granted,
      changes: [...corrected].sort((one, other) => rank(other) - rank(one)),
      opinions: opinionsOf(corrected),
    });
  }
  return found;
}

function opinionsOf(changes: readonly JudgedChange[]): Map<JudgeName, Bump> {
  const opinions = new Map<JudgeName, Bump>();
  for (const { judge, bump } of changes) opinions.set(judge, largest([bump, opinions.get(judge) ?? "none"]));
  return opinions;
}

function rank({ bump }: JudgedChange): number {
  return ["none", "patch", "minor", "major"].indexOf(bump);
}
