import { parse } from "yaml";
import { CHANGE_IDS } from "../judge/change-ids.ts";
import { closestTo } from "./closest.ts";

/** Identifies a change. The three fields limit what was approved: they no longer match once a later edit changes more. */
export interface ChangeName {
  readonly id: string;
  /** Where the change is reported, after the name of the spec if there are several. */
  readonly where: string;
  /** Required if the change is reported with a detail. */
  readonly detail?: string;
}

/**
 * A maintainer's statement that a spec change only corrects the description of the API, which itself did not change.
 * Such a change may be released with a smaller bump than the judges require.
 */
export interface Correction extends ChangeName {
  readonly bump: "patch" | "minor";
  readonly reason: string;
  readonly approvedBy: string;
  /** The release that the spec is compared with: a correction is valid for one release. */
  readonly version: string;
  /** The changes that the types judge reports because of this change. */
  readonly types?: readonly ChangeName[];
}

const REQUIRED = ["id", "where", "reason", "approvedBy", "version"];
const KNOWN = new Set([...REQUIRED, "detail", "bump", "types"]);
const OLD_FORM =
  'is in the old form: in place of "change" and "what", write the id, where and detail that `pnpm changeset:check` prints beside the change (it runs once the entry is removed)';

/** @throws Error that lists every problem of the entries */
export function parseCorrections(text: string): Correction[] {
  const entries: unknown = parse(text) ?? [];
  if (!Array.isArray(entries)) throw new Error("must be a list of corrections");
  const problems = entries.flatMap((entry, index) => {
    const name = `entry ${index + 1}`;
    if (!isObject(entry)) return [`${name} is not an object`];
    if ("change" in entry || "what" in entry) return [`${name} ${OLD_FORM}`];
    const { bump, types = [] } = entry;
    return [
      ...problemsOf(entry, name, "spec", REQUIRED, KNOWN),
      ...(bump === "patch" || bump === "minor" ? [] : [`${name}: bump must be patch or minor`]),
      ...(Array.isArray(types) ? types.flatMap((one, at) => typesProblems(one, `${name}, types ${at + 1}`)) : []),
      ...(Array.isArray(types) ? [] : [`${name}: types must be a list`]),
    ];
  });
  if (problems.length > 0) throw new Error(problems.join("; "));
  return entries as Correction[];
}

function typesProblems(entry: unknown, name: string): string[] {
  if (!isObject(entry)) return [`${name} is not an object with id and where`];
  if ("what" in entry) return [`${name} ${OLD_FORM}`];
  return problemsOf(entry, name, "types", ["id", "where"], new Set(["id", "where", "detail"]));
}

function problemsOf(
  entry: Readonly<Record<string, unknown>>,
  name: string,
  judge: "spec" | "types",
  required: readonly string[],
  known: ReadonlySet<string>,
): string[] {
  const isText = (key: string): boolean => typeof entry[key] === "string" && entry[key].trim() !== "";
  const { id } = entry;
  return [
    ...required.filter((key) => !isText(key)).map((key) => `${name} has no ${key}`),
    ...Object.keys(entry).flatMap((key) => (known.has(key) ? [] : [`${name} has an unknown key ${key}`])),
    ...("detail" in entry && !isText("detail") ? [`${name}: detail must be a string`] : []),
    ...(typeof id === "string" && isText("id") ? unknownId(id, name, judge) : []),
  ];
}

function unknownId(id: string, name: string, judge: "spec" | "types"): string[] {
  const known: readonly string[] = CHANGE_IDS[judge];
  if (known.includes(id)) return [];
  const other = judge === "spec" ? "types" : "spec";
  if ((CHANGE_IDS[other] as readonly string[]).includes(id)) {
    return [`${name}: ${id} is reported by the ${other} judge, but a change of the ${judge} judge is needed here`];
  }
  const closest = closestTo(id, known);
  return [
    `${name}: ${id} is not an id of the ${judge} judge${closest === undefined ? "" : `; the closest is ${closest}`}`,
  ];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
