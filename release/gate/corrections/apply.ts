import { type ChangeName, loweringOf } from "@invitation-clients/openapi-semver/node";
import { type JudgedChange, placeOf } from "../judge/judge.ts";
import type { Correction } from "./correction.ts";

/**
 * Lowers the changes that corrections name, those of the types included.
 *
 * @param released - Version that the changes are measured from.
 * @throws Error that names every correction that fits no change, or does not lower the change it fits
 */
export function applyCorrections(
  changes: readonly JudgedChange[],
  corrections: readonly Correction[],
  released: string,
): JudgedChange[] {
  const problems: string[] = [];
  const corrected = new Map<JudgedChange, Correction>();
  const lower = (correction: Correction, judge: "spec" | "types", wanted: ChangeName, name: string): void => {
    const reported = changes.filter((change) => change.judge === judge);
    const { bump } = correction;
    const { lowered, problem } = loweringOf(reported, { ...wanted, bump }, placeOf, (change) => corrected.has(change));
    if (problem !== undefined) problems.push(`${name} ${problem}`);
    for (const one of lowered) corrected.set(one, correction);
  };
  for (const correction of corrections) {
    const name = `the correction of ${correction.id} at ${correction.where}`;
    if (correction.version !== released) {
      problems.push(`${name} is stale: it is for ${correction.version}, but the last release is ${released}`);
      continue;
    }
    lower(correction, "spec", correction, name);
    for (const wanted of correction.types ?? []) {
      lower(correction, "types", wanted, `${name}, for the types: ${wanted.id} at ${wanted.where}`);
    }
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return changes.map((change) => {
    const correction = corrected.get(change);
    return correction === undefined ? change : { ...change, bump: correction.bump, correction };
  });
}
