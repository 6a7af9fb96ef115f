import { readFile, writeFile } from "node:fs/promises";
import { drawTable } from "../../../scripts/lib/text/table.ts";

/** One row, as it is printed and written. */
export interface Row {
  readonly consumer: string;
  readonly ok: boolean;
  /** Whether it was not tested because this machine lacks a program that it needs. */
  readonly unavailable: boolean;
  readonly tried: string;
  /** The first problem; empty if there is none. */
  readonly failure: string;
  readonly version: string;
  readonly milliseconds: number;
}

const START = "<!-- consumers:start -->";
const END = "<!-- consumers:end -->";

/** The table for the terminal, followed by each failure in full. */
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

/** Whether the trial ran and failed. */
export function isFailed({ ok, unavailable }: Pick<Row, "ok" | "unavailable">): boolean {
  return !ok && !unavailable;
}

function resultOf({ ok, unavailable, tried, failure }: Omit<Row, "consumer" | "version" | "milliseconds">): string {
  if (unavailable) return `not available: ${failure}`;
  const first = failure.split("\n")[0] ?? "";
  return ok ? `ok, ${tried}` : `FAILED: ${first.length > 90 ? `${first.slice(0, 89)}…` : first}`;
}

/** Rewrites the table between the markers of a Markdown file. It has no times, which would change on every run. */
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
 * The problem with the rows between a file's markers, or undefined. Compares only names, because versions differ between
 * machines.
 *
 * @param whole - Whether `rows` are all rows, so that the file must name no others.
 */
export function rowProblem(text: string, rows: readonly Row[], whole: boolean): string | undefined {
  const inside = text.split(START)[1]?.split(END)[0] ?? "";
  const named = [...inside.matchAll(/^\| (.+?) \|/gm)].map(([, name]) => name).slice(2);
  const tried = rows.map(({ consumer }) => consumer);
  const missing = tried.filter((name) => !named.includes(name));
  const extra = whole ? named.filter((name) => name === undefined || !tried.includes(name)) : [];
  if (missing.length > 0) return `lacks rows: ${missing.join(", ")}`;
  return extra.length > 0 ? `has rows that were not tested: ${extra.join(", ")}` : undefined;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
