import { CliError } from "../../files/cli-error.js";
import { decoded, type Encoding } from "../file/encoding.js";
import type { ListFile } from "../file/list-file.js";
import { type Line, linesOf } from "./lines.js";
import { type CsvRecord, type Delimiter, recordsOf } from "./records.js";

/** How a list is written, so that the result file can be written alike. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** The ends of its lines. */
  readonly lineEnd: "\r\n" | "\n";
  /** Whether its first line tells the delimiter, as in `sep=;`. */
  readonly separatorLine: boolean;
}

/** A list as rows of cells. */
export interface Table {
  readonly dialect: Dialect;
  readonly header: CsvRecord;
  /** The rows after the header, once. */
  readonly records: AsyncGenerator<CsvRecord, void, undefined>;
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];
const NAMES: Readonly<Record<Delimiter, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs" };
const SEPARATOR_LINE = /^\s*"?sep=(.)"?\s*$/i;

/**
 * Reads the header of a list and finds its delimiter: the one with which the header has most of the names that we know.
 *
 * @throws CliError if the list has no header, or if two delimiters fit it
 */
export async function openTable(
  file: ListFile,
  encoding: Encoding,
  isKnown: (name: string) => boolean,
): Promise<Table> {
  const lines = linesOf(decoded(file, encoding));
  let first = await nextLine(lines);
  const separator = first && SEPARATOR_LINE.exec(first.text)?.[1];
  if (separator !== undefined) first = await nextLine(lines);
  while (first !== undefined && first.text.trim() === "") first = await nextLine(lines);
  if (first === undefined)
    throw new CliError("input", `${file.name} has no header. Its first line must name the columns.`);
  if (separator === undefined && !/[,;\t]/.test(first.text) && first.text.includes("|")) {
    throw new CliError("input", `${file.name} separates its cells by "|". Save it with commas, semicolons or tabs.`);
  }
  // A header may have line breaks in quotes, so a few lines are tried with each delimiter.
  const head: Line[] = [first];
  for (let line = await nextLine(lines); line !== undefined; line = await nextLine(lines)) {
    head.push(line);
    if (head.length >= MOST_HEADER_LINES) break;
  }
  const delimiter = separator === undefined ? await guess(file.name, head, isKnown) : given(file.name, separator);
  const records = recordsOf(both(head, lines), delimiter);
  const { value: header } = await records.next();
  if (header === undefined)
    throw new CliError("input", `${file.name} has no header. Its first line must name the columns.`);
  const lineEnd = first.end === "\r\n" ? "\r\n" : "\n";
  return { dialect: { delimiter, lineEnd, separatorLine: separator !== undefined }, header, records };
}

const MOST_HEADER_LINES = 20;

async function guess(name: string, head: readonly Line[], isKnown: (name: string) => boolean): Promise<Delimiter> {
  const tries = await Promise.all(
    DELIMITERS.map(async (delimiter) => {
      const { value } = await recordsOf(both(head), delimiter).next();
      const cells = value?.cells ?? [];
      return { delimiter, known: cells.filter(isKnown).length, cells: cells.length };
    }),
  );
  tries.sort((a, b) => b.known - a.known || b.cells - a.cells);
  const [best, second] = tries;
  if (best === undefined || best.cells === 0) return ",";
  if (second !== undefined && second.known > 0 && second.known === best.known && second.cells > 1) {
    throw new CliError(
      "input",
      `The header of ${name} can be read with ${NAMES[best.delimiter]} and with ${NAMES[second.delimiter]}. Write "sep=${best.delimiter}" or "sep=${second.delimiter}" on a line of its own before it.`,
    );
  }
  return best.delimiter;
}

function given(name: string, separator: string): Delimiter {
  const delimiter = DELIMITERS.find((one) => one === separator);
  if (delimiter !== undefined) return delimiter;
  throw new CliError(
    "input",
    `${name} says sep=${separator} on its first line. Save it with commas, semicolons or tabs between its cells.`,
  );
}

async function nextLine(lines: AsyncGenerator<Line, void, undefined>): Promise<Line | undefined> {
  const { value } = await lines.next();
  return value ?? undefined;
}

async function* both(head: readonly Line[], rest?: AsyncIterable<Line>): AsyncGenerator<Line, void, undefined> {
  yield* head;
  if (rest !== undefined) yield* rest;
}
