import type { ReadCell } from "../values/meaning.js";

/** A kind of column that we know. */
export interface ColumnKind {
  /** What it fills: a name on the wire, with dots between objects, or a part of one such as `first_name`. */
  readonly target: string;
  /** Names of such columns, besides the target itself. */
  readonly names: readonly string[];
  readonly read: ReadCell;
}

/** What an API takes from a list. */
export interface ListFormat<P> {
  readonly api: string;
  readonly kinds: readonly ColumnKind[];
  /** What is wrong with a header that has columns for these targets, and what may surprise. */
  checkTargets(targets: ReadonlySet<string>, header: readonly string[]): HeaderVerdict;
  /** Makes what is sent from the values of a row by target. */
  build(values: ReadonlyMap<string, unknown>): Built<P>;
}

export interface HeaderVerdict {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** A person, and the text by which two rows are the same person; or what is missing. */
export type Built<P> =
  | { readonly person: P; readonly key: string; readonly keyTarget: string }
  | { readonly missing: readonly { readonly target: string; readonly message: string }[] };

/** The form in which names of columns are compared: "E-mail", "e mail" and "EMAIL" are the same. */
export function headerKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The kind of column that a name stands for. */
export function kindOf(kinds: readonly ColumnKind[], name: string): ColumnKind | undefined {
  const key = headerKey(name);
  return kinds.find(({ target, names }) => key !== "" && [target, ...names].some((one) => headerKey(one) === key));
}
