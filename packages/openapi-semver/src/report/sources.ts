import type { FilePlace } from "../inputs/opened.ts";
import type { Comparison, ReportedChange } from "./report.ts";

/** Adds to each change where it is written: in the new version, or in the old one for something that was removed. */
export function withSources(comparison: Comparison): Comparison {
  const { old: before, new: after } = comparison.versions;
  const wheres = new Set(comparison.changes.map(({ where }) => where));
  const [inOld, inNew] = [before?.placesOf(wheres), after?.placesOf(wheres)];
  const sourceOf = ({ where, inOld: isInOld }: ReportedChange): FilePlace | undefined => {
    const [old, now] = [inOld?.get(where), inNew?.get(where)];
    if (isInOld) return old ?? now;
    return now?.isExact || !old?.isExact ? (now ?? old) : old;
  };
  return withPlaces(comparison, sourceOf);
}

/** Adds to each change a place of the new version: for something that was removed, the nearest parent that is still there. */
export function withNewSources(comparison: Comparison): Comparison {
  const { old: before, new: after } = comparison.versions;
  const opened = after ?? before;
  // What has the same number in a list now is something else.
  const placed = ({ where, inOld }: ReportedChange): string => (inOld ? where.replace(/\/\d+$/, "") : where);
  const places = opened?.placesOf(new Set(comparison.changes.map(placed)));
  return withPlaces(comparison, (change) => places?.get(placed(change)));
}

function withPlaces(comparison: Comparison, placeOf: (change: ReportedChange) => FilePlace | undefined): Comparison {
  const changes = comparison.changes.map((change) => {
    const source = placeOf(change);
    return source === undefined ? change : { ...change, source };
  });
  return { ...comparison, changes };
}
