import { readFile, writeFile } from "node:fs/promises";
import { drawTable } from "../demo/table.ts";

/** One row, as it is printed and written. */
export interface Row {
  readonly consumer: string;
  readonly ok: boolean;
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
  const failures = rows.filter(({ ok }) => !ok).map(({ consumer, failure }) => `\n${consumer}:\n${failure}`);
  return [drawTable(["consumer", "result", "version", "time"], cells), ...failures].join("\n");
}

function resultOf({ ok, tried, failure }: Pick<Row, "ok" | "tried" | "failure">): string {
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

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
