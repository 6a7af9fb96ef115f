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
    gone = gone.filter((one) => {
      const key = keyOf(one);
      const partner = key === undefined ? undefined : come.find((other) => keyOf(other) === key);
      if (partner === undefined) return true;
      come = come.filter((other) => other !== partner);
      pairs.push([one, partner]);
      return false;
    });
  };
  take(({ method, path }) => `${method} ${path}`);
  take(({ id }) => id);
  take(({ method, path }) => `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`);
  return { pairs, gone, come };
}
