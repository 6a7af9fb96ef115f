/** A change that breaks a promise: the text is found exactly once in the file. */
export interface Mutation {
  /** Path below `packages/`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A promise of the clients, the tests that hold it, and the lines without which they fail. */
export interface KeptPromise {
  readonly promise: string;
  /** Test files below `packages/`, all of one package. */
  readonly tests: readonly string[];
  readonly mutations: readonly Mutation[];
}

/** A section of the list. */
export interface PromiseGroup {
  readonly title: string;
  readonly promises: readonly KeptPromise[];
}

/** Short form: one promise, one package, changes as [file, find, replace]. */
export function kept(
  promise: string,
  tests: readonly string[],
  ...mutations: (readonly [file: string, find: string, replace: string])[]
): KeptPromise {
  return { promise, tests, mutations: mutations.map(([file, find, replace]) => ({ file, find, replace })) };
}
