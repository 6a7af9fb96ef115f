import { exceeds } from "@invitation-clients/openapi-semver";
import { memberAt } from "../../types-diff/rows.ts";
import type { JudgedChange } from "../judge/judge.ts";
import { type Row, rowsIn } from "../judge/rows.ts";
import { nameAt, someOf } from "../wording.ts";
import { changesForCallers } from "./changes-for-callers.ts";

/** A fact as callers read it. */
export interface CallerRow extends Row {
  /** The changes of the types that tell the same. */
  readonly inTypes: readonly JudgedChange[];
}

/** What callers need to know, each fact once: the types that follow from a changed spec are told with it. */
export function callerRows(changes: readonly JudgedChange[]): CallerRow[] {
  const rows = rowsIn(changesForCallers(changes)).map((row) => ({ ...row, inTypes: [] as JudgedChange[] }));
  return rows.filter((row) => {
    if (row.change.judge !== "types") return true;
    const cause = rows.find(({ change }) => change.judge === "spec" && isTold(change, row));
    cause?.inTypes.push(...row.places);
    return cause === undefined;
  });
}

/** The places of a fact that its sentence leaves out, as sentences; empty if there are none. */
export function placesText({ change, places, inTypes }: CallerRow): string {
  const named = (found: readonly JudgedChange[]): string =>
    someOf([...new Set(found.map((one) => `\`${nameAt(one)}\``))]);
  const others = change.judge === "types" ? places.filter(({ where }) => where !== change.where) : [];
  return [
    ...(others.length === 0 ? [] : [`The same goes for ${named(others)}.`]),
    ...(inTypes.length === 0 ? [] : [`In the types: ${named(inTypes)}.`]),
  ].join(" ");
}

/** Whether a change of a spec tells what every place of a row of the types tells, of a field or value with the same name. */
function isTold(spec: JudgedChange, { change: types, places }: Row): boolean {
  if (exceeds(types.bump, spec.bump) || (types.detail !== undefined && types.detail !== spec.detail)) return false;
  return places.every(({ where }) => namesOf(spec, types).includes(memberAt(where).replace(/(\[[^\]]*\])+$/, "")));
}

/** The names in a changed spec that the types would have for the same kind of change. */
function namesOf({ id: named, where, what, detail }: JudgedChange, types: JudgedChange): string[] {
  const [id, kind] = [String(named), kindOf(types.id)];
  if (id.endsWith("-renamed")) {
    if (kind === "new") return detail === undefined ? [] : [detail];
    return kind === "gone" ? [nameIn(what)] : [];
  }
  return kindOf(id) === kind ? [nameIn(what), where.slice(where.lastIndexOf("/") + 1)] : [];
}

/** The last name of the first path that a sentence quotes: `b` in "`a[].b` in the response 200 was removed". */
function nameIn(what: string): string {
  const path = /`([^`]+)`/.exec(what)?.[1] ?? "";
  return path.slice(path.lastIndexOf(".") + 1).replace(/(\[\]|\{\})+$/, "");
}

function kindOf(id = ""): string {
  if (/-value-|-type-/.test(id)) return "values";
  if (/-removed$|-no-longer-accepted$/.test(id)) return "gone";
  if (/-added$/.test(id)) return "new";
  return /-became-(optional|required)$|-always-present$|-may-be-missing$/.test(id) ? "need" : id;
}
