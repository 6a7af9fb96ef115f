import type { Journal } from "../journal/journal.js";
import type { List } from "../reading/read-list.js";
import type { Row } from "../reading/rows/row.js";
import { resultOfRow, settled } from "../result/result-rows.js";
import type { RowResult, RowStatus } from "../result/row-result.js";

/** What a journal knows about rows. */
export type Known = Pick<Journal, "results" | "resume">;

/** The result of a row so far. `resumed`: what `resumedPositions` says. */
export function resultSoFar(row: Row<unknown>, { results }: Known, resumed: ReadonlySet<number>): RowResult {
  if (!results.has(row.position) && resumed.has(row.position)) return { status: "unknown", message: UNANSWERED };
  return resultOfRow(row, results);
}

const UNANSWERED =
  "May have been invited: an earlier run sent this and was stopped before the answer. Run the same command again to find out";

/** Whether a row is still to be sent or to be looked for. */
export function isOpen({ person, position, earlier }: Row<unknown>, { results }: Known): boolean {
  if (person === undefined) return false;
  const own = results.get(position);
  if (own !== undefined) return own.status === "not-attempted" || own.status === "unknown";
  // The run that wrote `unknown` into this list has a journal of its own, by which it finds out.
  return settled(earlier) === undefined && earlier?.status !== "unknown";
}

/** The positions that an earlier run sent without a certain result. */
export function resumedPositions({ resume }: Pick<Known, "resume">): Set<number> {
  return new Set(resume.flatMap(({ positions }) => positions));
}

/** How many rows have each status. */
export interface Counts {
  readonly byStatus: Readonly<Record<RowStatus, number>>;
  /** Rows that the same command would send or look for if it were run again. */
  readonly open: number;
  /** Open rows that may have been invited. */
  readonly unsettled: number;
}

export async function countRows(list: List<unknown>, known: Known): Promise<Counts> {
  const byStatus = { created: 0, existing: 0, rejected: 0, unknown: 0, "not-attempted": 0, invalid: 0 };
  const resumed = resumedPositions(known);
  let [open, unsettled] = [0, 0];
  for await (const row of list.rows()) {
    const { status } = resultSoFar(row, known, resumed);
    byStatus[status] += 1;
    if (!isOpen(row, known)) continue;
    open += 1;
    if (status === "unknown") unsettled += 1;
  }
  return { byStatus, open, unsettled };
}
