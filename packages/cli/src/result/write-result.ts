import { stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { CliError } from "../files/cli-error.js";
import { checkWritable, writeWhole } from "../files/safe-write.js";
import { defused } from "./defuse.js";
import { resultHeader } from "./result-columns.js";
import type { RowResult } from "./row-result.js";

/** How the list is written: the result file is written alike. A list that was read fits. */
export interface ResultStyle {
  readonly columns: readonly string[];
  readonly dialect: {
    readonly delimiter: string;
    readonly lineEnd: string;
    readonly separatorLine: boolean;
  };
  readonly encoding: { readonly name: string; readonly mark: boolean };
}

/** A row of the list with its result. */
export interface ResultRow {
  readonly cells: readonly string[];
  readonly result: RowResult;
}

/**
 * Writes the result file as a whole: the columns of the list, then status, invitation id and message. It is UTF-8, with a
 * byte order mark unless the list was UTF-8 without one: spreadsheets would take the text for an older encoding.
 *
 * @throws CliError if it cannot be written; then an older result file is as it was
 */
export async function writeResult(path: string, style: ResultStyle, rows: AsyncIterable<ResultRow>): Promise<void> {
  const { columns, encoding } = style;
  const { delimiter, lineEnd, separatorLine } = style.dialect;
  const mark = encoding.name !== "utf-8" || encoding.mark ? "\ufeff" : "";
  async function* records(): AsyncGenerator<string[], void, undefined> {
    yield resultHeader(columns).map(defused);
    for await (const { cells, result } of rows) {
      // A row of a broken list may have fewer cells.
      const own = columns.map((_, index) => cells[index] ?? "");
      yield [...own, result.status, result.invitationId ?? "", result.message ?? ""].map(defused);
    }
  }
  await writeWhole(path, async (handle) => {
    await handle.appendFile(mark + (separatorLine ? `sep=${delimiter}${lineEnd}` : ""));
    // Line breaks and separators of all kinds, whichever the reader expects.
    const csv = stringify({ delimiter, record_delimiter: lineEnd, quoted_match: /[\r\n,;\t]|^\s|\s$/ });
    await pipeline(Readable.from(records()), csv, async (texts: AsyncIterable<Buffer>) => {
      for await (const text of texts) await handle.appendFile(text);
    });
  });
}

/** Where the result of a list is written by default: `people.result.csv` beside `people.csv`. */
export function resultPathOf(list: string): string {
  const ending = extname(list);
  return join(dirname(list), `${basename(list, ending)}.result${ending || ".csv"}`);
}

/**
 * Tries whether the result file can be written, before anybody is invited.
 *
 * @throws CliError if it cannot, or if it is the list itself: the journal belongs to the list as it is
 */
export async function checkResultPath(path: string, list: string): Promise<void> {
  const [result, source] = await Promise.all([path, list].map((one) => stat(one).catch(() => undefined)));
  if (result !== undefined && source !== undefined && result.ino === source.ino && result.dev === source.dev) {
    throw new CliError("usage", `The result would replace the list ${list} itself. Choose another file with --out.`);
  }
  await checkWritable(path);
}
