import type { SpecChange } from "./judge/spec-changes.ts";

/** One fact of a diff, and the operations that share it. */
export interface Row {
  /** The change, in the words of the operation that reaches it by the shortest path. */
  readonly change: SpecChange;
  /** Each operation once, in the order of the changes; null stands for the whole API. */
  readonly operations: readonly (string | null)[];
}

/**
 * The changes of a diff, each told once: a change of a shared schema has the same id, place and detail in every operation. The order
 * of the changes is kept.
 */
export function rowsOf(changes: readonly SpecChange[]): Row[] {
  const rows = new Map<string, { change: SpecChange; operations: Set<string | null> }>();
  for (const change of changes) {
    const { id, bump, where, detail, what, operationId } = change;
    const key = JSON.stringify([id, bump, where, detail, where === "" ? what : ""]);
    const row = rows.get(key) ?? { change, operations: new Set() };
    rows.set(key, row);
    row.operations.add(operationId);
    if (what.length < row.change.what.length) row.change = change;
  }
  return [...rows.values()].map(({ change, operations }) => ({ change, operations: [...operations] }));
}
