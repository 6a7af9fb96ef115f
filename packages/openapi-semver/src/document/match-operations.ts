import type { Operation } from "./operations.ts";

/** The operations of two documents, matched. */
export interface Matching {
  readonly pairs: readonly (readonly [before: Operation, after: Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/**
 * Matches operations by method and path, then by id (the operation moved), then by method and path without the names of
 * the path parameters.
 */
export function matchOperations(before: readonly Operation[], after: readonly Operation[]): Matching {
  const pairs: [Operation, Operation][] = [];
  let removed = [...before];
  let added = [...after];
  const take = (keyOf: (operation: Operation) => string | undefined): void => {
    const left = new Map<string, Operation[]>();
    for (const one of added) {
      const key = keyOf(one);
      if (key !== undefined) left.set(key, [...(left.get(key) ?? []), one]);
    }
    const found = new Set<Operation>();
    removed = removed.filter((one) => {
      const key = keyOf(one);
      const partner = key === undefined ? undefined : left.get(key)?.shift();
      if (partner === undefined) return true;
      found.add(partner);
      pairs.push([one, partner]);
      return false;
    });
    added = added.filter((one) => !found.has(one));
  };
  take(({ method, path }) => `${method} ${path}`);
  take(({ id }) => id);
  take(({ method, path }) => `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`);
  return { pairs, removed, added };
}
