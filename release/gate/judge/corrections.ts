import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { type Bump, exceeds } from "../../../packages/openapi-semver/src/judge/change.ts";
import { asSentence, whatOf } from "../wording.ts";
import type { JudgedChange } from "./judge.ts";

/**
 * Somebody's word that a change of the spec mends what it said of the API, while the API stayed as it was: such a change
 * may be released as less than the judges say.
 */
export interface Correction {
  /** Which change of the spec: where it is reported, after the name of the spec where there are several. */
  readonly change: string;
  /** What is reported there: approved is this much, and not what a later edit makes of it. */
  readonly what: string;
  readonly bump: "patch" | "minor";
  readonly reason: string;
  readonly approvedBy: string;
  /** The release that the spec is compared with: a correction holds for one. */
  readonly version: string;
  /** What the TypeScript judge reports of what this change does to the types, and where. */
  readonly types?: readonly Reported[];
}

/** A change as reports name it. */
interface Reported {
  readonly where: string;
  readonly what: string;
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
    const lacks = ["change", "what", "reason", "approvedBy", "version"].filter((key) => !isText(key));
    const { bump, types = [] } = fields;
    return [
      ...lacks.map((key) => `${name} lacks ${key}`),
      ...Object.keys(fields).flatMap((key) => (KEYS.has(key) ? [] : [`${name} has an unknown ${key}`])),
      ...(bump === "patch" || bump === "minor" ? [] : [`${name}: bump must be patch or minor`]),
      ...(Array.isArray(types) && types.every(isReported)
        ? []
        : [`${name}: types must be a list of where and what, each a text`]),
    ];
  });
  if (problems.length > 0) throw new Error(problems.join("; "));
  return entries as Correction[];
}

function isReported(entry: unknown): boolean {
  if (typeof entry !== "object" || entry === null) return false;
  const { where, what, ...rest } = entry as Readonly<Record<string, unknown>>;
  return typeof where === "string" && typeof what === "string" && Object.keys(rest).length === 0;
}

/**
 * Lowers what corrections name, and the changes of types that they explain. What several operations share is reported
 * for each of them, in the same place and words: it is one change, which one correction lowers everywhere.
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
  const lower = (correction: Correction, judge: "spec" | "types", { where, what }: Reported, name: string): void => {
    const there = changes.filter((change) => change.judge === judge && placeOf(change) === where);
    const matches = there.filter((change) => inWords(whatOf(change)) === inWords(what));
    const higher = matches.filter(({ bump }) => exceeds(bump, correction.bump));
    const [match] = matches;
    if (match === undefined) {
      const reported = [...new Set(there.map(whatOf))].map((one) => JSON.stringify(one)).join(" and ");
      problems.push(
        reported === ""
          ? `${name} is stale: no such change is reported`
          : `${name} is stale: reported there is ${reported}, not ${JSON.stringify(what)}`,
      );
    } else if (matches.some((one) => lowered.has(one))) {
      problems.push(`${name} is the second to correct that change`);
    } else if (higher.length === 0) {
      problems.push(`${name} says ${correction.bump}, but the change is ${match.bump} already: a correction lowers`);
    }
    for (const one of higher) lowered.set(one, correction);
  };
  for (const correction of corrections) {
    const name = `the correction of ${correction.change}`;
    if (correction.version !== released) {
      problems.push(`${name} is stale: it is for ${correction.version}, and ${released} is what was released`);
      continue;
    }
    lower(correction, "spec", { where: correction.change, what: correction.what }, name);
    for (const reported of correction.types ?? []) {
      lower(correction, "types", reported, `${name}, for the types at ${reported.where},`);
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

/** A sentence, however a YAML file folds its lines. */
function inWords(text: string): string {
  return asSentence(text).replace(/\s+/g, " ");
}

/**
 * Refuses files of corrections that nobody would read.
 *
 * @param apis - Folders of `specs/` that belong to a published package.
 * @throws Error that names each, and the right path
 */
export async function refuseStrayCorrections(root: string, apis: readonly string[]): Promise<void> {
  const problems: string[] = [];
  const known = apis.map((api) => `specs/${api}/corrections.yaml`);
  for (const path of (await readdir(join(root, "specs"), { recursive: true })).sort()) {
    const file = `specs/${path.replaceAll("\\", "/")}`;
    if (!/\/corrections?\.ya?ml$/i.test(file) || known.includes(file)) continue;
    const api = apis.find((one) => file.startsWith(`specs/${one}/`));
    const right = api === undefined ? known.join(", ") : `specs/${api}/corrections.yaml`;
    problems.push(`${file} is read by no published package: corrections stand in ${right}`);
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
