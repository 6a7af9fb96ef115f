import type { TypesChange } from "./types-changes.ts";

/** The parts of a change that say what it is and where. */
type Placed = Pick<TypesChange, "bump" | "where" | "what"> & { readonly id?: string; readonly detail?: string };

/** One fact about the types, and the changes that tell it. */
export interface TypesRow<T> {
  /** The change at the shortest place. */
  readonly change: T;
  /** Every change that tells the same, in their order: a shared member is in many types, and so is a new value. */
  readonly all: readonly T[];
}

/**
 * The changes of a diff, each told once: a member that several exports share is reported at each place. Two removed members
 * are one fact only if they have the same name; a value is the same one wherever it is accepted or returned.
 */
export function typesRowsOf<T extends Placed>(changes: readonly T[]): TypesRow<T>[] {
  const rows = new Map<string, T[]>();
  for (const change of changes) {
    const { id, bump, where, detail, what } = change;
    const isAboutValues = id !== undefined && VALUES.test(id);
    const key = JSON.stringify([id, bump, what, detail, isAboutValues ? "" : memberAt(where)]);
    rows.set(key, [...(rows.get(key) ?? []), change]);
  }
  return [...rows.values()].map((all) => ({ change: all.reduce(shorter), all }));
}

const VALUES = /^(accepted|returned)-type-/;

/** The name that changed, with the indexes after it: `a[]` in `index.d.ts#Thing.list["a"][]`. */
export function memberAt(where: string): string {
  const path = where.slice(where.indexOf("#") + 1);
  const [, plain, quoted, indexes = ""] = LAST_NAME.exec(path) ?? [];
  const name = quoted === undefined ? plain : (JSON.parse(quoted) as string);
  return name === undefined ? path : `${name}${indexes}`;
}

const LAST_NAME = /(?:([\w$]+)|\[("(?:[^"\\]|\\.)*")\])((?:\[[^\]"]*\])*)$/;

function shorter<T extends Placed>(one: T, other: T): T {
  return other.where.length < one.where.length ? other : one;
}
