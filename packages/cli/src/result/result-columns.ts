import { undefused } from "./defuse.js";
import { isStatus, type RowResult } from "./row-result.js";

/** The columns that a result file has after those of the list. */
export const RESULT_COLUMNS = ["status", "invitation_id", "message"] as const;

/**
 * Where the result columns of an earlier run start: a result file that is given as a list ends with them. A list may have
 * columns of these names anywhere else; those are its own.
 */
export function earlierResultAt(header: readonly string[]): number | undefined {
  const at = header.length - RESULT_COLUMNS.length;
  return at >= 0 && RESULT_COLUMNS.every((name, index) => header[at + index] === name) ? at : undefined;
}

/** The result that an earlier run wrote into a row, undefined if the cell is empty; or why it cannot be read. */
export function earlierResult(cells: readonly string[]): RowResult | string | undefined {
  const [status = "", invitationId = "", message = ""] = cells.map((cell) => undefused(cell).trim());
  if (status === "") return undefined;
  if (!isStatus(status))
    return `${JSON.stringify(status)} is no status of an earlier run. Empty the cell to try this row again`;
  return { status, invitationId: invitationId || undefined, message: message || undefined };
}

/** The header of a result file. Columns of the list that have the name of a result column get another name. */
export function resultHeader(columns: readonly string[]): string[] {
  const taken = new Set<string>(RESULT_COLUMNS);
  const own = columns.map((name) => {
    if (!taken.has(name.trim().toLowerCase())) return name;
    let other = `${name} (list)`;
    while (columns.includes(other)) other += "*";
    return other;
  });
  return [...own, ...RESULT_COLUMNS];
}
