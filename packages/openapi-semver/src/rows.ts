import type { Change } from "./judge/change.ts";
import type { SpecChange } from "./judge/spec-changes.ts";

/** One fact of a diff, and the operations that share it. */
export interface Row<C = SpecChange> {
  /** The change, in the words of the operation that reaches it by the shortest path. */
  readonly change: C;
  /** Each operation once, in the order of the changes; null stands for the whole API. */
  readonly operations: readonly (string | null)[];
}

/**
 * The changes of a diff, each told once: a change of a shared schema has the same id, place and detail in every operation. The order
 * of the changes is kept.
 */
export function rowsOf<C extends Change & { readonly id: string } = SpecChange>(changes: readonly C[]): Row<C>[] {
  const rows = new Map<string, { change: C; operations: Set<string | null> }>();
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
