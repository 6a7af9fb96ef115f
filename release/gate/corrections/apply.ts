import { exceeds } from "@invitation-clients/openapi-semver";
import { type JudgedChange, placeOf } from "../judge/judge.ts";
import type { ChangeName, Correction } from "./correction.ts";

/**
 * Lowers the changes that corrections name, those of the types included. A change that several operations share is
 * reported for each of them, with the same id, place and detail: one correction lowers all of them.
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
  const lowered = new Map<JudgedChange, Correction>();
  const lower = (correction: Correction, judge: "spec" | "types", wanted: ChangeName, name: string): void => {
    const reported = changes.filter((change) => change.judge === judge);
    const matches = reported.filter((change) => isNamed(change, wanted));
    const higher = matches.filter(({ bump }) => exceeds(bump, correction.bump));
    const [match] = matches;
    if (match === undefined) problems.push(`${name} is stale: ${whyNone(reported, wanted)}`);
    else if (matches.some((one) => lowered.has(one))) {
      problems.push(`${name} is the second correction of that change`);
    } else if (higher.length === 0) {
      problems.push(
        `${name} says ${correction.bump}, but the change is already ${match.bump}: a correction must lower it`,
      );
    }
    for (const one of higher) lowered.set(one, correction);
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
    const correction = lowered.get(change);
    return correction === undefined ? change : { ...change, bump: correction.bump, correction };
  });
}

function isNamed(change: JudgedChange, { id, where, detail }: ChangeName): boolean {
  return change.id === id && placeOf(change) === where && oneLine(change.detail) === oneLine(detail);
}

/** Why no reported change matches: names the ids reported at that place or, if none, the places of that id. */
function whyNone(reported: readonly JudgedChange[], { id, where, detail }: ChangeName): string {
  const there = reported.filter((change) => placeOf(change) === where);
  const same = there.filter((change) => change.id === id);
  if (same.length > 0) {
    const details = listOf(same.map((change) => `"${change.detail ?? "none"}"`));
    return `the detail reported there is ${details}, not "${detail ?? "none"}"`;
  }
  if (there.length > 0) return `the judges report ${listOf(there.map((change) => String(change.id)))} there`;
  const elsewhere = reported.filter((change) => change.id === id);
  if (elsewhere.length > 0) return `${id} is reported, but at ${listOf(elsewhere.map(placeOf))}`;
  return "no such change is reported";
}

function listOf(texts: readonly string[]): string {
  return [...new Set(texts)].slice(0, 5).join(" and ");
}

/** A detail without the line breaks that a YAML file may add. */
function oneLine(text: string | undefined): string | undefined {
  return text?.trim().replace(/\s+/g, " ");
}
