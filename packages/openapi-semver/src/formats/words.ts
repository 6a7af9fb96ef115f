import type { Bump } from "../index.ts";
import type { Report, ReportedChange } from "../report/report.ts";

/** The operations that share a change: all of them if they are few. */
export function operationsText(operations: readonly (string | null)[]): string {
  const names = operations.map((id) => id ?? "the whole API");
  return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
}

/** Why a change has another bump than the judge gave it; undefined if it has not. */
export function adjustmentText({ adjusted, bump }: ReportedChange): string | undefined {
  if (adjusted === undefined) return undefined;
  const { from, by, reason } = adjusted;
  return by === "severity" ? `${bump} instead of ${from}, by --severity` : `${bump} instead of ${from}: ${reason}`;
}

/** The last sentence of a report. */
export function verdictText({ bump, comparisons }: Report): string {
  if (comparisons.every(({ changes }) => changes.length === 0)) return "No difference: no new release is needed.";
  return bump === "none" ? "No new release is needed." : `The version must move by at least: ${bump}`;
}

/** How a comparison went, as a heading says it. */
export function statusText(bump: Bump, hasChanges: boolean): string {
  return hasChanges ? bump : "no difference";
}

/** A text without characters that control a terminal, line breaks aside: names of a document may contain any. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, "\ufffd");
}
