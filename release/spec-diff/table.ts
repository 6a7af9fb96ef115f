import { rowsOf, type SpecDiff } from "@invitation-clients/openapi-semver";
import { drawTable } from "../../scripts/lib/text/table.ts";

/** A diff as a table: one row per change, with all operations that share it. */
export function diffTable({ bump, changes }: SpecDiff): string {
  if (changes.length === 0) return "No difference: no new release is needed.";
  const lines = rowsOf(changes).map(({ change, operations: ids }) => {
    const operations = ids.map((id) => id ?? "(all)");
    return [
      change.bump,
      operations.length > 3
        ? `${operations.slice(0, 2).join(", ")} and ${operations.length - 2} more`
        : operations.join(", "),
      change.id,
      change.what,
      change.why,
    ];
  });
  return `${drawTable(["bump", "operation", "id", "what", "why"], lines)}\n\nThe version must move by at least: ${bump}`;
}
