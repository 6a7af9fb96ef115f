import type { Journal } from "../journal/journal.js";
import type { List } from "../reading/read-list.js";
import { remarkText } from "../reading/rows/problem.js";
import type { Row } from "../reading/rows/row.js";
import type { RowResult, RowStatus } from "../result/row-result.js";

type Known = Pick<Journal, "results" | "resume">;

/** The result of a row so far; `not-attempted` if it is to be sent. `resumed`: what `resumedPositions` says. */
export function resultOf(
  row: Row<unknown>,
  { results }: Pick<Journal, "results">,
  resumed: ReadonlySet<number>,
): RowResult {
  // A row that cannot be read any more may have been sent with other options.
  const own = results.get(row.position);
  if (own !== undefined) return own;
  if (resumed.has(row.position)) return { status: "unknown", message: UNANSWERED };
  if (row.problems.length > 0) return { status: "invalid", message: row.problems.map(remarkText).join(" ") };
  const { earlier } = row;
  if (earlier?.status === "created" || earlier?.status === "existing") return earlier;
  if (earlier?.status === "unknown") return { ...earlier, message: OF_OTHER_RUN };
  return { status: "not-attempted" };
}

const UNANSWERED =
  "May have been invited: an earlier run sent this and was stopped before the answer. Run the same command again to find out";

const OF_OTHER_RUN =
  'May have been invited by the run that wrote this result. Run its command again with its own list, or empty the cell "status" to invite this person again';

/** Whether a row is to be sent or looked for. */
export function isOpen(row: Row<unknown>, known: Pick<Journal, "results">, resumed: ReadonlySet<number>): boolean {
  if (row.person === undefined) return false;
  return resumed.has(row.position) || resultOf(row, known, resumed).status === "not-attempted";
}

/** The positions that an earlier run sent without a certain result. */
export function resumedPositions({ resume }: Pick<Known, "resume">): Set<number> {
  return new Set(resume.flatMap(({ positions }) => positions));
}

/** How many rows have each status, and how many are open. */
export interface Counts {
  readonly byStatus: Readonly<Record<RowStatus, number>>;
  readonly open: number;
}

export async function countRows(list: List<unknown>, known: Known): Promise<Counts> {
  const byStatus = { created: 0, existing: 0, rejected: 0, unknown: 0, "not-attempted": 0, invalid: 0 };
  const resumed = resumedPositions(known);
  let open = 0;
  for await (const row of list.rows()) {
    byStatus[resultOf(row, known, resumed).status] += 1;
    if (isOpen(row, known, resumed)) open += 1;
  }
  return { byStatus, open };
}
