import type { RowResult } from "../result/row-result.js";
import type { BulkResult } from "./bulk.js";

/** The result of a person as it appears in the journal and in the result file. */
export function rowResultOf(result: BulkResult): RowResult {
  if (result.status === "created" || result.status === "existing") {
    const id = result.invitation.id ?? result.invitation.Id;
    return { status: result.status, invitationId: id === undefined || id === null ? undefined : String(id) };
  }
  if (result.status === "rejected") return { status: "rejected", message: result.errors.map(wordsOf).join("; ") };
  if (result.status === "unknown") {
    return { status: "unknown", message: `May have been invited: ${result.error.message}. ${SETTLE}` };
  }
  return { status: "not-attempted" };
}

const SETTLE = "Run the same command again to find out";

function wordsOf({
  field,
  message = "refused without a reason",
}: {
  field?: string | undefined;
  message?: string | undefined;
}): string {
  return field && !message.includes(field) ? `${field}: ${message}` : message;
}
