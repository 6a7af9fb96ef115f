import { parse } from "csv-parse/sync";
import { codeOf } from "../../files/cli-error.js";
import type { Line } from "./lines.js";

/** The characters that may be between cells. */
export type Delimiter = "," | ";" | "\t";

/** One row of cells. */
export interface CsvRecord {
  /** The line on which it starts, from 1. */
  readonly line: number;
  /** Its cells; if it has a fault, its first line as one cell. */
  readonly cells: readonly string[];
  /** Why it cannot be read, and which cell is wrong, counted from 0. */
  readonly fault?: { readonly cell: number | undefined; readonly message: string };
}

// A cell with more lines or characters than this is a quote that somebody forgot to close.
const MOST_LINES = 500;
const MOST_CHARACTERS = 256 * 1024;

/**
 * The rows of a file; lines with nothing on them are no rows. A row whose quotes are wrong is a fault, and reading goes on with
 * the next line, so that one missing quote neither hides other faults nor joins two people.
 */
export async function* recordsOf(
  lines: AsyncIterable<Line>,
  delimiter: Delimiter,
): AsyncGenerator<CsvRecord, void, undefined> {
  const source = lines[Symbol.asyncIterator]();
  const waiting: Line[] = [];
  const next = async (): Promise<Line | undefined> => {
    const line = waiting.shift();
    if (line !== undefined) return line;
    const step = await source.next();
    return step.done ? undefined : step.value;
  };
  for (let first = await next(); first !== undefined; first = await next()) {
    if (first.text === "") continue;
    if (!first.text.includes('"')) {
      yield { line: first.number, cells: first.text.split(delimiter) };
      continue;
    }
    const group = [first];
    let text = first.text;
    let open = hasOddQuotes(first.text);
    while (open && group.length < MOST_LINES && text.length < MOST_CHARACTERS) {
      const line = await next();
      if (line === undefined) break;
      text += (group.at(-1)?.end ?? "") + line.text;
      group.push(line);
      if (hasOddQuotes(line.text)) open = false;
    }
    const record = open ? neverClosed(first) : recordOf(text, first, delimiter);
    // What followed the wrong quote may be other people's rows.
    if (record.fault !== undefined) waiting.unshift(...group.slice(1));
    yield record;
  }
}

function recordOf(text: string, first: Line, delimiter: Delimiter): CsvRecord {
  const line = first.number;
  try {
    const [cells = []] = parse(text, {
      delimiter,
      relax_column_count: true,
      // The text is one record: its line ends are inside quotes. No list contains this character.
      record_delimiter: "\0",
    }) as string[][];
    const cell = cells.findIndex((one) => hidesPerson(one, delimiter));
    return cell < 0 ? { line, cells } : { line, cells: [first.text], fault: { cell, message: HIDDEN } };
  } catch (error) {
    if (codeOf(error) === "CSV_QUOTE_NOT_CLOSED") return neverClosed(first);
    const cell = (error as { readonly column?: unknown }).column;
    return {
      line,
      cells: [first.text],
      fault: { cell: typeof cell === "number" ? cell : undefined, message: MISPLACED },
    };
  }
}

const MISPLACED =
  'has a quote (") in a wrong place. Put the whole cell in quotes and write each quote inside it twice, or remove the quotes';
const HIDDEN =
  "has line breaks, and one of its lines looks like the row of another person. If a quote is missing, add it; else remove the line breaks";

function neverClosed({ number: line, text }: Line): CsvRecord {
  const message = `has a quote (") that opens on line ${line} and is never closed. Close it, or write a quote inside a cell twice`;
  return { line, cells: [text], fault: { cell: undefined, message } };
}

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

// An e-mail address or a user id, with or without quotes.
const PERSON = /^[\s"]*([^\s"@]+@[^\s"@]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})[\s"]*$/i;

/** Whether a line within a cell has several cells itself, one of which names a person. */
function hidesPerson(cell: string, delimiter: Delimiter): boolean {
  if (!/[\r\n]/.test(cell)) return false;
  const lines = cell.split(/\r\n|\n|\r/).slice(1);
  return lines.some((line) => {
    const parts = line.split(delimiter);
    return parts.length > 1 && parts.some((part) => PERSON.test(part));
  });
}
