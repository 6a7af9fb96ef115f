import { markdownTable } from "../../../scripts/lib/text/markdown-table.ts";
import { sectionOf } from "../../../scripts/lib/text/markers.ts";
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

/** Name of the markers around the table in a Markdown file. */
export const SECTION = "consumers";

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

/** The table for a Markdown file. It has no times, which would change on every run. */
export function markdownReport(rows: readonly Row[]): string {
  const cells = rows.map(({ consumer, version, ...row }) => [consumer, version, resultOf(row)]);
  return markdownTable(["consumer", "version", "result"], cells);
}

/**
 * The problem of the table between a file's markers, or undefined. Compares only the names of rows, because versions
 * differ between machines.
 *
 * @param whole - Whether `rows` is the complete list, so that the file must not contain other rows.
 */
export function rowProblem(text: string, rows: readonly Row[], whole: boolean): string | undefined {
  const inside = sectionOf(text, SECTION) ?? "";
  const named = [...inside.matchAll(/^\| (.+?) \|/gm)].map(([, name]) => name).slice(2);
  const tried = rows.map(({ consumer }) => consumer);
  const missing = tried.filter((name) => !named.includes(name));
  const extra = whole ? named.filter((name) => name === undefined || !tried.includes(name)) : [];
  if (missing.length > 0) return `lacks rows: ${missing.join(", ")}`;
  return extra.length > 0 ? `has rows that were not tested: ${extra.join(", ")}` : undefined;
}
