import type { JudgedChange } from "../judge/judge.ts";
import { byOperations, type Row } from "../judge/rows.ts";
import { asSentence, operationsText, whatOf } from "../wording.ts";
import { type CallerRow, callerRows, placesText } from "./caller-rows.ts";
import { LISTED } from "./missing-changesets.ts";

const START = "<!-- api-changes:start -->";
const END = "<!-- api-changes:end -->";

/** The section of a changelog about the API changes since the last release; undefined if there are none. */
export function apiChanges(changes: readonly JudgedChange[], released: string): string | undefined {
  const rows = callerRows(changes);
  if (rows.length === 0) return undefined;
  const lines = [`### API changes since ${released}`];
  // All breaking changes come first, so an operation may be named twice.
  const isBreaking = ({ change }: Row): boolean => change.bump === "major";
  const groups = [...byOperations(rows.filter(isBreaking)), ...byOperations(rows.filter((row) => !isBreaking(row)))];
  for (const { operations, rows: found } of groups) {
    const who = operations.length === 0 ? "The package as a whole" : operationsText(operations);
    lines.push("", `${who}:`, "", ...found.flatMap(entry));
  }
  return lines.join("\n").replaceAll(/\n{3,}/g, "\n\n");
}

function entry(row: CallerRow): string[] {
  const { change } = row;
  const { bump, why, before, after, correction } = change;
  const text = `${whatOf(change)} ${asSentence(why)} ${placesText(row)}`.trimEnd();
  const lines = [`- ${bump === "major" ? "**Breaking**: " : ""}${text}`];
  if (correction !== undefined) {
    const { reason, approvedBy } = correction;
    lines.push(`  Correction of the spec: ${asSentence(reason)} Approved by ${asSentence(approvedBy)}`);
  }
  if (before !== undefined || after !== undefined) {
    lines.push("", "  ```ts");
    if (before !== undefined) lines.push(...code("before", before));
    if (after !== undefined) lines.push(...code("after", after));
    lines.push("  ```", "");
  }
  return lines;
}

function code(when: string, text: string): string[] {
  return [`  // ${when}`, ...text.split("\n").map((line) => `  ${line}`.trimEnd())];
}

/** The lines that changesets wrote about a version, without those that the section of API changes explains in full. */
function withoutRepeated(lines: readonly string[], sentences: readonly string[]): string[] {
  const isRepeated = (line: string): boolean => /^\s+- /.test(line) && sentences.includes(line.trim().slice(2));
  if (!lines.some(isRepeated)) return [...lines];
  return lines
    .filter((line) => !isRepeated(line))
    .map((line) => line.replace(LISTED, "What changed for callers is listed under “API changes”."));
}

/**
 * Adds a section at the end of a version's part of a changelog, or replaces the one that an earlier run added.
 *
 * @throws Error if the changelog has no heading for the version
 */
export function withNotes(
  changelog: string,
  version: string,
  section: string | undefined,
  sentences: readonly string[] = [],
): string {
  const lines = changelog.split(/\r?\n/);
  const start = lines.indexOf(`## ${version}`);
  if (start === -1) throw new Error(`the changelog has no heading for ${version}`);
  const next = lines.findIndex((line, index) => index > start && line.startsWith("## "));
  const end = next === -1 ? lines.length : next;
  const own = withoutRepeated(lines.slice(start, end), section === undefined ? [] : sentences).join("\n");
  const [before = "", rest] = own.split(START);
  const kept = (before + (rest?.split(END)[1] ?? "")).trimEnd();
  const added = section === undefined ? "" : `\n\n${START}\n${section.trimEnd()}\n${END}`;
  const after = lines.slice(end).join("\n");
  return `${[...lines.slice(0, start), ""].join("\n")}${kept}${added}\n${after === "" ? "" : `\n${after}`}`;
}
