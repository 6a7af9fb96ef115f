import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { type Bump, exceeds } from "../spec-diff/change.ts";
import type { JudgedChange } from "./judge.ts";

/**
 * Somebody's word that a change of the spec mends what it said of the API, while the API stayed as it was: such a change
 * may be released as less than the judges say.
 */
export interface Correction {
  /** Which change of the spec: where it is reported, after the name of the spec where there are several. */
  readonly change: string;
  /** What is reported there, if several changes are. */
  readonly what?: string;
  readonly bump: "patch" | "minor";
  readonly reason: string;
  readonly approvedBy: string;
  /** The release that the spec is compared with: a correction holds for one. */
  readonly version: string;
  /** Where the TypeScript judge reports what this change does to the types. */
  readonly types?: readonly string[];
}

const KEYS = new Set(["change", "what", "bump", "reason", "approvedBy", "version", "types"]);

/** The corrections of a file; none if there is no such file. */
export async function readCorrections(file: string): Promise<Correction[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return parseCorrections(text);
}

/** @throws Error that names every entry that is not whole */
export function parseCorrections(text: string): Correction[] {
  const entries: unknown = parse(text) ?? [];
  if (!Array.isArray(entries)) throw new Error("must be a list of corrections");
  const problems = entries.flatMap((entry, index) => {
    const name = `entry ${index + 1}`;
    if (typeof entry !== "object" || entry === null) return [`${name} is no object`];
    const fields = entry as Readonly<Record<string, unknown>>;
    const isText = (key: string): boolean => typeof fields[key] === "string" && fields[key].trim() !== "";
    const lacks = ["change", "reason", "approvedBy", "version"].filter((key) => !isText(key));
    const { bump, what, types = [] } = fields;
    return [
      ...lacks.map((key) => `${name} lacks ${key}`),
      ...Object.keys(fields).flatMap((key) => (KEYS.has(key) ? [] : [`${name} has an unknown ${key}`])),
      ...(bump === "patch" || bump === "minor" ? [] : [`${name}: bump must be patch or minor`]),
      ...(what === undefined || isText("what") ? [] : [`${name}: what must be a text`]),
      ...(Array.isArray(types) && types.every((one) => typeof one === "string")
        ? []
        : [`${name}: types must be a list`]),
    ];
  });
  if (problems.length > 0) throw new Error(problems.join("; "));
  return entries as Correction[];
}

/**
 * Lowers what corrections name, and the changes of types that they explain.
 *
 * @param released - Version that the changes are measured from.
 * @throws Error that names every entry which fits nothing, or does not lower what it fits
 */
export function applyCorrections(
  changes: readonly JudgedChange[],
  corrections: readonly Correction[],
  released: string,
): JudgedChange[] {
  const problems: string[] = [];
  const lowered = new Map<JudgedChange, Correction>();
  const lower = (correction: Correction, matches: readonly JudgedChange[], name: string): void => {
    const [match, second] = matches;
    const places = matches.map(({ where, what }) => `${where}: ${what}`).join(" / ");
    if (match === undefined) problems.push(`${name} is stale: no such change is reported`);
    else if (second !== undefined) problems.push(`${name} fits ${matches.length} changes: ${places}`);
    else if (lowered.has(match)) problems.push(`${name} is the second to correct that change`);
    else if (!exceeds(match.bump, correction.bump)) {
      problems.push(`${name} says ${correction.bump}, but the change is ${match.bump} already: a correction lowers`);
    } else lowered.set(match, correction);
  };
  for (const correction of corrections) {
    const name = `the correction of ${correction.change}`;
    if (correction.version !== released) {
      problems.push(`${name} is stale: it is for ${correction.version}, and ${released} is what was released`);
      continue;
    }
    const isMeant = (change: JudgedChange): boolean =>
      change.judge === "spec" &&
      placeOf(change) === correction.change &&
      (correction.what === undefined || correction.what === change.what);
    lower(correction, changes.filter(isMeant), name);
    for (const where of correction.types ?? []) {
      const matches = changes.filter((change) => change.judge === "types" && change.where === where);
      lower(correction, matches, `${name}, for the types at ${where},`);
    }
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return changes.map((change) => {
    const correction = lowered.get(change);
    return correction === undefined ? change : { ...change, bump: correction.bump as Bump, correction };
  });
}

/** Where a change is, as reports and corrections name it. */
export function placeOf({ spec, where }: Pick<JudgedChange, "spec" | "where">): string {
  const place = where === "" ? "/" : where;
  return spec === undefined || spec === where ? place : `${spec} ${place}`;
}
