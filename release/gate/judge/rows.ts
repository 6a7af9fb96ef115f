import { exceeds, rowsOf, SPEC_CHANGES, type SpecChange } from "@invitation-clients/openapi-semver";
import { typesRowsOf } from "../../types-diff/rows.ts";
import type { JudgedChange } from "./judge.ts";

/** An operation that shares a fact. */
export interface Operation {
  readonly id: string;
  /** The specs that have it; empty if the package has a single one. */
  readonly specs: readonly string[];
}

/** One fact about a package, told once. */
export interface Row {
  /** The change, in the words of the shortest path to it. */
  readonly change: JudgedChange;
  /** The operations that share it; empty if it affects the package as a whole. */
  readonly operations: readonly Operation[];
  /** The same fact wherever it is reported, once for each place. */
  readonly places: readonly JudgedChange[];
}

/** The changes of a package, each told once, breaking first. */
export function rowsIn(changes: readonly JudgedChange[]): Row[] {
  const isOfSpec = ({ judge }: JudgedChange): boolean => judge === "spec";
  const isOfTypes = ({ judge }: JudgedChange): boolean => judge === "types";
  const rows = [
    ...specRows(changes.filter(isOfSpec)),
    ...typesRowsOf(changes.filter(isOfTypes)).map(({ change, all }) => rowOf(change, all, all)),
    ...changes.filter((change) => !isOfSpec(change) && !isOfTypes(change)).map((change) => rowOf(change, [change])),
  ];
  return rows.sort(({ change: { bump: one } }, { change: { bump: other } }) =>
    one === other ? 0 : exceeds(one, other) ? -1 : 1,
  );
}

/** Changes in a part that several specs share are one row too. */
function specRows(changes: readonly JudgedChange[]): Row[] {
  const rows = new Map<string, Row>();
  const specs = new Set(changes.map(({ spec }) => spec));
  for (const name of specs) {
    const own = changes.filter(({ spec }) => spec === name);
    const wholes = own.filter((change) => !isSpecChange(change)).map((change) => rowOf(change, [change]));
    const shared = rowsOf(own.filter(isSpecChange)).map(({ change, operations }) => {
      // It is one of the changes that were passed in.
      const found = change as JudgedChange;
      return { ...rowOf(found, [found]), operations: operationsOf(operations, name) };
    });
    for (const row of [...wholes, ...shared]) {
      const { id, bump, where, detail, what } = row.change;
      const key = JSON.stringify([id, bump, where, detail, where === "" ? what : ""]);
      const known = rows.get(key);
      rows.set(key, known === undefined ? row : merged(known, row));
    }
  }
  return [...rows.values()];
}

function merged(one: Row, other: Row): Row {
  const isWhole = one.operations.length === 0 || other.operations.length === 0;
  const specs = new Map<string, string[]>();
  for (const { id, specs: own } of [...one.operations, ...other.operations]) {
    specs.set(id, [...(specs.get(id) ?? []), ...own]);
  }
  return {
    change: one.change,
    operations: isWhole ? [] : [...specs].map(([id, own]) => ({ id, specs: own })),
    places: [...one.places, ...other.places],
  };
}

/** Whether the judge of specs found a change inside a spec, rather than a spec that is new or gone. */
function isSpecChange(change: JudgedChange): change is JudgedChange & SpecChange {
  return change.id !== undefined && Object.hasOwn(SPEC_CHANGES, change.id);
}

function rowOf(change: JudgedChange, shared: readonly JudgedChange[], places: readonly JudgedChange[] = [change]): Row {
  const ids = shared.map(({ operationId }) => operationId);
  return { change, operations: operationsOf(ids, change.spec), places };
}

function operationsOf(ids: readonly (string | null)[], spec: string | undefined): Operation[] {
  const known = ids.filter((id) => id !== null);
  if (known.length < ids.length) return [];
  return [...new Set(known)].map((id) => ({ id, specs: spec === undefined ? [] : [spec] }));
}

/** The rows that the same operations share. */
export interface Group<T> {
  /** Empty for the package as a whole. */
  readonly operations: readonly Operation[];
  readonly rows: readonly T[];
}

/** Groups rows by their operations, in the order of the rows. */
export function byOperations<T extends Row>(rows: readonly T[]): Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.operations);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((found) => ({ operations: found[0]?.operations ?? [], rows: found }));
}
