import type { SpecDiff } from "@invitation-clients/openapi-semver";
import { drawTable } from "../../scripts/lib/text/table.ts";

/** A diff for people: one line per change, the operations that share it together. */
export function diffTable({ bump, changes }: SpecDiff): string {
  if (changes.length === 0) return "No difference: no bump is needed.";
  const rows = new Map<string, { row: readonly string[]; operations: string[] }>();
  for (const change of changes) {
    const key = JSON.stringify([change.bump, change.where, change.what]);
    const entry = rows.get(key) ?? { row: [change.bump, change.what, change.why], operations: [] };
    entry.operations.push(change.operationId ?? "(all)");
    rows.set(key, entry);
  }
  const lines = [...rows.values()].map(({ row: [size = "", what = "", why = ""], operations }) => [
    size,
    operations.length > 3
      ? `${operations.slice(0, 2).join(", ")} and ${operations.length - 2} more`
      : operations.join(", "),
    what,
    why,
  ]);
  return `${drawTable(["bump", "operation", "what", "why"], lines)}\n\nThe version must move by at least: ${bump}`;
}
