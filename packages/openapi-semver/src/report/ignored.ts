import { closestTo } from "../corrections/closest.ts";
import type { Entry } from "../corrections/entries.ts";
import type { IgnoreEntry } from "../corrections/ignore-file.ts";
import { loweringOf } from "../corrections/lower.ts";
import { type Comparison, type ReportedChange, withChanges } from "./report.ts";

/** The comparisons after an ignore file, and what is wrong with its entries. */
export interface Ignored {
  readonly comparisons: readonly Comparison[];
  /** A sentence for each entry that lowers nothing, with its line. */
  readonly problems: readonly string[];
}

/** Lowers the changes that the entries of an ignore file name. An entry must lower a change of one document at least. */
export function applyIgnoreFile(
  given: readonly Comparison[],
  entries: readonly Entry<IgnoreEntry>[],
  ignoreFile: string,
): Ignored {
  // Two documents may share the object of a change, but an entry may be about one of them.
  const comparisons = given.map((one) => ({ ...one, changes: one.changes.map((change) => ({ ...change })) }));
  const lowered = new Map<ReportedChange, IgnoreEntry>();
  const problems: string[] = [];
  const files = comparisons.map(({ versions: { file } }) => file);
  for (const { fields: entry, line } of entries) {
    const about = comparisons.filter(({ versions: { file } }) => entry.file === undefined || entry.file === file);
    const changes = about.flatMap((comparison) => comparison.changes);
    const { lowered: found, problem } =
      about.length === 0
        ? { lowered: [], problem: `is about ${entry.file}, which is not compared${nearest(entry.file ?? "", files)}` }
        : loweringOf(
            changes,
            entry,
            ({ where }) => where,
            (change) => lowered.has(change),
          );
    for (const change of found) lowered.set(change, entry);
    if (problem !== undefined) {
      problems.push(`${ignoreFile}, line ${line}: the entry for ${entry.id} at ${entry.where || '""'} ${problem}`);
    }
  }
  const adjusted = (change: ReportedChange): ReportedChange => {
    const entry = lowered.get(change);
    if (entry === undefined) return change;
    const from = change.adjusted?.from ?? change.bump;
    return { ...change, bump: entry.bump, adjusted: { from, by: "ignore", reason: entry.reason } };
  };
  return {
    comparisons:
      lowered.size === 0 ? comparisons : comparisons.map((one) => withChanges(one, one.changes.map(adjusted))),
    problems,
  };
}

function nearest(file: string, files: readonly string[]): string {
  const closest = closestTo(file, files);
  return closest === undefined ? "" : `; the closest is ${closest}`;
}
