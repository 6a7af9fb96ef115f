import type { SourceChange } from "../../mutations/mutated-copy.ts";

/** A guarantee of the clients, its tests, and the changes of our source that must make these tests fail. */
export interface Guarantee {
  /** The guarantee in one sentence, as `docs/guarantees.md` shows it to callers. */
  readonly title: string;
  /** Test files below `packages/`. */
  readonly tests: readonly string[];
  readonly changes: readonly SourceChange[];
}

/** A section of the list. */
export interface GuaranteeGroup {
  readonly title: string;
  readonly guarantees: readonly Guarantee[];
}

/** Short form: the changes as [file, find, replace]. */
export function guarantee(
  title: string,
  tests: readonly string[],
  ...changes: (readonly [file: string, find: string, replace: string])[]
): Guarantee {
  return { title, tests, changes: changes.map(([file, find, replace]) => ({ file, find, replace })) };
}
