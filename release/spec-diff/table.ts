import type { SpecChange, SpecDiff } from "@invitation-clients/openapi-semver";
import { drawTable } from "../../scripts/lib/text/table.ts";

/** A diff as a table: one row per change, with all operations that share it. */
export function diffTable({ bump, changes }: SpecDiff): string {
  if (changes.length === 0) return "No difference: no new release is needed.";
  const rows = new Map<string, { change: SpecChange; operations: string[] }>();
  for (const change of changes) {
    const key = JSON.stringify([change.bump, change.where, change.what]);
    const row = rows.get(key) ?? { change, operations: [] };
    row.operations.push(change.operationId ?? "(all)");
    rows.set(key, row);
  }
  const lines = [...rows.values()].map(({ change, operations }) => [
    change.bump,
    operations.length > 3
      ? `${operations.slice(0, 2).join(", ")} and ${operations.length - 2} more`
      : operations.join(", "),
    change.id,
    change.what,
    change.why,
  ]);
  return `${drawTable(["bump", "operation", "id", "what", "why"], lines)}\n\nThe version must move by at least: ${bump}`;
}
