import { readFile, writeFile } from "node:fs/promises";
import { drawTable } from "../../../scripts/lib/text/table.ts";

/** One row, as it is printed and written. */
export interface Row {
  readonly consumer: string;
  readonly ok: boolean;
  /** Whether it was not tried, for this machine lacks what it needs. */
  readonly unavailable: boolean;
  readonly tried: string;
  /** The first thing that is wrong; empty if nothing is. */
  readonly failure: string;
  readonly version: string;
  readonly milliseconds: number;
}

const START = "<!-- consumers:start -->";
const END = "<!-- consumers:end -->";

/** The table for the terminal, and below it each failure in full. */
export function terminalReport(rows: readonly Row[]): string {
  const cells = rows.map(({ consumer, version, milliseconds, ...row }) => [
    consumer,
    resultOf(row),
    version,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ]);
  const failures = rows.filter(isFailed).map(({ consumer, failure }) => `\n${consumer}:\n${failure}`);
  return [drawTable(["consumer", "result", "version", "time"], cells), ...failures].join("\n");
}

/** Whether something was tried and went wrong. */
export function isFailed({ ok, unavailable }: Pick<Row, "ok" | "unavailable">): boolean {
  return !ok && !unavailable;
}

function resultOf({ ok, unavailable, tried, failure }: Omit<Row, "consumer" | "version" | "milliseconds">): string {
  if (unavailable) return `not available: ${failure}`;
  const first = failure.split("\n")[0] ?? "";
  return ok ? `ok, ${tried}` : `FAILED: ${first.length > 90 ? `${first.slice(0, 89)}…` : first}`;
}

/** Rewrites the block between the markers of a Markdown file. Times are left out: they differ each time. */
export async function writeReport(path: string, rows: readonly Row[]): Promise<void> {
  const text = await readFile(path, "utf8");
  await writeFile(path, withBlock(text, rows));
}

/** @throws Error unless the text has both markers, in order */
export function withBlock(text: string, rows: readonly Row[]): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) throw new Error(`the file needs the lines ${START} and ${END}`);
  const lines = rows.map(({ consumer, version, ...row }) => `| ${consumer} | ${version} | ${cell(resultOf(row))} |`);
  const table = ["| consumer | version | result |", "| --- | --- | --- |", ...lines].join("\n");
  return `${text.slice(0, start + START.length)}\n${table}\n${text.slice(end)}`;
}

/**
 * What is wrong with the rows between a file's markers; undefined if nothing is. Versions differ by machine and day, so
 * only the names are compared.
 *
 * @param whole - Whether these are all rows, so that the file must name no other.
 */
export function rowProblem(text: string, rows: readonly Row[], whole: boolean): string | undefined {
  const inside = text.split(START)[1]?.split(END)[0] ?? "";
  const named = [...inside.matchAll(/^\| (.+?) \|/gm)].map(([, name]) => name).slice(2);
  const tried = rows.map(({ consumer }) => consumer);
  const missing = tried.filter((name) => !named.includes(name));
  const extra = whole ? named.filter((name) => name === undefined || !tried.includes(name)) : [];
  if (missing.length > 0) return `does not name: ${missing.join(", ")}`;
  return extra.length > 0 ? `names what was not tried: ${extra.join(", ")}` : undefined;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
