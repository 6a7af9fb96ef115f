import type { Bump } from "../index.ts";
import { parseText } from "../reading/parse.ts";
import { closestTo } from "./closest.ts";

/** Identifies a change. The three fields limit what was approved: they no longer match once a later edit changes more. */
export interface ChangeName {
  readonly id: string;
  /** Where the change is reported. */
  readonly where: string;
  /** Required if the change is reported with a detail. */
  readonly detail?: string;
}

/** An entry of a corrections file: the change that it names needs only this bump. */
export interface CorrectionEntry extends ChangeName {
  readonly bump: Bump;
  readonly reason: string;
}

/** An entry as it was read. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a corrections file may contain. */
export interface EntryRules {
  /** Keys that need a text. */
  readonly required: readonly string[];
  /** Whether `where` may be empty, as it is for a change of a whole document. */
  readonly allowsEmptyWhere?: boolean;
  /** Keys that may be there. */
  readonly optional: readonly string[];
  /** Whether other keys are allowed, unless they look like misspelt ones. */
  readonly allowsOthers?: boolean;
  readonly bumps: readonly Bump[];
  /** The ids that an entry may name. */
  readonly ids: readonly string[];
  /** More problems of an entry. An entry with a fatal one has no others. */
  readonly more?: (entry: Fields, name: string) => { readonly fatal: string } | readonly string[];
}

/** An entry, and the line where it begins. */
export interface Entry<T> {
  readonly fields: T;
  readonly line: number;
}

/**
 * Reads a list of corrections, YAML or JSON. An empty text has none.
 *
 * @param file - What errors call the file.
 * @throws Error that names every problem with its line
 */
export function parseEntries<T extends CorrectionEntry>(text: string, file: string, rules: EntryRules): Entry<T>[] {
  const { value, find } = parseText(text, file);
  const entries: unknown = value ?? [];
  if (!Array.isArray(entries)) throw new Error(`${file} must be a list of corrections`);
  const lines = find(entries.map((_, index) => `/${index}`));
  const lineOf = (index: number): number => lines.get(`/${index}`)?.line ?? 1;
  const problems = entries.flatMap((entry: unknown, index) =>
    entryProblems(entry, `entry ${index + 1}`, rules).map((problem) => `${file}, line ${lineOf(index)}: ${problem}`),
  );
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return entries.map((fields: T, index) => ({ fields, line: lineOf(index) }));
}

function entryProblems(entry: unknown, name: string, rules: EntryRules): string[] {
  if (!isFields(entry)) return [`${name} is not an object`];
  const more = rules.more?.(entry, name) ?? [];
  if ("fatal" in more) return [more.fatal];
  const { bump } = entry;
  const known = [...rules.required, ...rules.optional, "bump", "detail"];
  const isWhole = rules.allowsEmptyWhere === true && entry.where === "";
  const required = rules.required.filter((key) => !(isWhole && key === "where"));
  const bumps = rules.bumps.slice(0, -1).join(", ");
  return [
    ...nameProblems(entry, name, { required, known, allowsOthers: rules.allowsOthers === true }),
    ...unknownId(entry.id, name, rules.ids),
    ...(rules.bumps.includes(bump as Bump) ? [] : [`${name}: bump must be ${bumps} or ${rules.bumps.at(-1)}`]),
    ...more,
  ];
}

/** The problems of the keys that name a change. */
export function nameProblems(
  entry: Fields,
  name: string,
  keys: { readonly required: readonly string[]; readonly known: readonly string[]; readonly allowsOthers?: boolean },
): string[] {
  const isText = (key: string): boolean => typeof entry[key] === "string" && entry[key].trim() !== "";
  return [
    ...keys.required.filter((key) => !isText(key)).map((key) => `${name} has no ${key}`),
    ...Object.keys(entry).flatMap((key) => unknownKey(key, name, keys.known, keys.allowsOthers === true)),
    ...("detail" in entry && !isText("detail") ? [`${name}: detail must be a string`] : []),
  ];
}

function unknownKey(key: string, name: string, known: readonly string[], allowsOthers: boolean): string[] {
  if (known.includes(key)) return [];
  const closest = closestTo(key, known, key.length / 2);
  if (allowsOthers && closest === undefined) return [];
  return [`${name} has an unknown key ${key}${closest === undefined ? "" : `; the closest is ${closest}`}`];
}

function unknownId(id: unknown, name: string, ids: readonly string[]): string[] {
  if (typeof id !== "string" || id.trim() === "" || ids.includes(id)) return [];
  return [`${name}: ${whyUnknown(id, ids, "the spec judge")}`];
}

/** The sentence about an id that nothing reports, with the nearest one. */
export function whyUnknown(id: string, ids: readonly string[], judge: string): string {
  const closest = closestTo(id, ids);
  return `${id} is not an id of ${judge}${closest === undefined ? "" : `; the closest is ${closest}`}`;
}

/** Whether a value is an object with keys. */
function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
