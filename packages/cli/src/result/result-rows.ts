import type { Row } from "../reading/rows/row.js";
import type { RowResult } from "./row-result.js";

/**
 * The result of a row. What this run learned counts first, then what an earlier run wrote into the list; a row with problems is
 * `invalid`, and all others were not attempted.
 *
 * @param results this run's results by position, as a journal has them
 */
export function resultOfRow(
  { position, earlier, problems }: Row<unknown>,
  results: ReadonlyMap<number, RowResult>,
): RowResult {
  return results.get(position) ?? settled(earlier) ?? invalid(problems) ?? earlier ?? NOT_ATTEMPTED;
}

const NOT_ATTEMPTED: RowResult = { status: "not-attempted" };

/** A result that says that the person has an invitation, which a later mistake in the row does not change. */
export function settled(result: RowResult | undefined): RowResult | undefined {
  return result?.status === "created" || result?.status === "existing" ? result : undefined;
}

function invalid(problems: Row<unknown>["problems"]): RowResult | undefined {
  if (problems.length === 0) return undefined;
  const messages = problems.map(({ column, message }) => (column === undefined ? message : `${column}: ${message}`));
  return { status: "invalid", message: `${messages.join(". ")}.` };
}
