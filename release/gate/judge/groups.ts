import type { JudgedChange } from "./judge.ts";

/** The changes of one operation, or of the package as a whole. */
export interface Group {
  /** The operation, with its spec if there are several; undefined for changes of the package as a whole. */
  readonly operation: string | undefined;
  readonly changes: readonly JudgedChange[];
}

/** Groups changes by operation, in the order of the changes. */
export function byOperation(changes: readonly JudgedChange[]): Group[] {
  const groups = new Map<string | undefined, JudgedChange[]>();
  for (const change of changes) {
    const operation = operationOf(change);
    groups.set(operation, [...(groups.get(operation) ?? []), change]);
  }
  return [...groups].map(([operation, found]) => ({ operation, changes: found }));
}

/** The operation that a change affects, with its spec if there are several. */
export function operationOf({ operationId, spec }: JudgedChange): string | undefined {
  if (operationId === null) return undefined;
  return spec === undefined ? operationId : `${operationId} (${spec})`;
}
