import { type Bump, exceeds } from "../index.ts";
import type { ChangeName } from "./entries.ts";

/** A change that a correction may name. */
export interface Correctable {
  readonly id?: string;
  readonly bump: Bump;
  readonly detail?: string;
}

/** The changes that a correction lowers, and why it is wrong if it is. */
export interface Lowering<C> {
  readonly lowered: readonly C[];
  /** The rest of a sentence that begins with the correction, such as "is stale: no such change is reported". */
  readonly problem?: string;
}

/**
 * Finds the changes that a correction names. A change that several operations share is reported for each of them, with the
 * same id, place and detail: one correction lowers all of them.
 *
 * @param placeOf - The place of a change as corrections write it.
 * @param isTaken - Whether another correction lowered a change before.
 */
export function loweringOf<C extends Correctable>(
  changes: readonly C[],
  wanted: ChangeName & { readonly bump: Bump },
  placeOf: (change: C) => string,
  isTaken: (change: C) => boolean,
): Lowering<C> {
  const matches = changes.filter((change) => isNamed(change, wanted, placeOf(change)));
  const [match] = matches;
  if (match === undefined) return { lowered: [], problem: `is stale: ${whyNone(changes, wanted, placeOf)}` };
  if (matches.some(isTaken)) return { lowered: [], problem: "is the second correction of that change" };
  const lowered = matches.filter(({ bump }) => exceeds(bump, wanted.bump));
  if (lowered.length > 0) return { lowered };
  const problem = `says ${wanted.bump}, but the change is already ${match.bump}: a correction must lower it`;
  return { lowered, problem };
}

function isNamed(change: Correctable, { id, where, detail }: ChangeName, place: string): boolean {
  return change.id === id && place === where && oneLine(change.detail) === oneLine(detail);
}

/** Why no reported change matches: names the ids reported at that place or, if none, the places of that id. */
function whyNone<C extends Correctable>(
  changes: readonly C[],
  { id, where, detail }: ChangeName,
  placeOf: (change: C) => string,
): string {
  const there = changes.filter((change) => placeOf(change) === where);
  const same = there.filter((change) => change.id === id);
  if (same.length > 0) {
    const details = listOf(same.map((change) => `"${change.detail ?? "none"}"`));
    return `the detail reported there is ${details}, not "${detail ?? "none"}"`;
  }
  const ids = there.flatMap((change) => change.id ?? []);
  if (ids.length > 0) return `only ${listOf(ids)} is reported there`;
  const elsewhere = changes.filter((change) => change.id === id);
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
