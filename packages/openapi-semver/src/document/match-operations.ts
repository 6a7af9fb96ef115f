import type { Operation } from "./operations.ts";

/** How the operations of two documents belong together. */
export interface Matching {
  readonly pairs: readonly (readonly [old: Operation, its: Operation])[];
  readonly gone: readonly Operation[];
  readonly come: readonly Operation[];
}

/**
 * Finds each operation again: by method and path, else by its id (it moved), else by method and path without the names of
 * its parameters.
 */
export function matchOperations(old: readonly Operation[], its: readonly Operation[]): Matching {
  const pairs: [Operation, Operation][] = [];
  let gone = [...old];
  let come = [...its];
  const take = (keyOf: (operation: Operation) => string | undefined): void => {
    const left = new Map<string, Operation[]>();
    for (const one of come) {
      const key = keyOf(one);
      if (key !== undefined) left.set(key, [...(left.get(key) ?? []), one]);
    }
    const found = new Set<Operation>();
    gone = gone.filter((one) => {
      const key = keyOf(one);
      const partner = key === undefined ? undefined : left.get(key)?.shift();
      if (partner === undefined) return true;
      found.add(partner);
      pairs.push([one, partner]);
      return false;
    });
    come = come.filter((one) => !found.has(one));
  };
  take(({ method, path }) => `${method} ${path}`);
  take(({ id }) => id);
  take(({ method, path }) => `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`);
  return { pairs, gone, come };
}
