import { exceeds, rowsOf, SPEC_CHANGES, type SpecChange } from "@invitation-clients/openapi-semver";
import { typesRowsOf } from "../../types-diff/rows.ts";
import type { JudgedChange } from "./judge.ts";

/** One fact about a package, told once. */
export interface Row {
  /** The change, in the words of the shortest path to it. */
  readonly change: JudgedChange;
  /** The operations that share it, each with its spec if there are several; empty if it affects the package as a whole. */
  readonly operations: readonly string[];
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
      return { ...rowOf(found, [found]), operations: labelsOf(operations, name) };
    });
    for (const row of [...wholes, ...shared]) {
      const { id, bump, where, detail, what } = row.change;
      const key = JSON.stringify([id, bump, where, detail, where === "" ? what : ""]);
      const known = rows.get(key);
      const [one, other] = [known?.operations ?? [], row.operations];
      rows.set(
        key,
        known === undefined
          ? row
          : {
              change: known.change,
              operations: one.length === 0 || other.length === 0 ? [] : [...one, ...other],
              places: [...known.places, ...row.places],
            },
      );
    }
  }
  return [...rows.values()];
}

/** Whether the judge of specs found a change inside a spec, rather than a spec that is new or gone. */
function isSpecChange(change: JudgedChange): change is JudgedChange & SpecChange {
  return change.id !== undefined && Object.hasOwn(SPEC_CHANGES, change.id);
}

function rowOf(change: JudgedChange, shared: readonly JudgedChange[], places: readonly JudgedChange[] = [change]): Row {
  const operations = labelsOf(
    shared.map(({ operationId }) => operationId),
    change.spec,
  );
  return { change, operations, places };
}

function labelsOf(ids: readonly (string | null)[], spec: string | undefined): string[] {
  const known = ids.filter((id) => id !== null);
  if (known.length < ids.length) return [];
  return [...new Set(known)].map((id) => (spec === undefined ? id : `${id} (${spec})`));
}

/** The rows that the same operations share. */
export interface Group {
  /** Empty for the package as a whole. */
  readonly operations: readonly string[];
  readonly rows: readonly Row[];
}

/** Groups rows by their operations, in the order of the rows. */
export function byOperations(rows: readonly Row[]): Group[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.operations.join("\n");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((found) => ({ operations: found[0]?.operations ?? [], rows: found }));
}
