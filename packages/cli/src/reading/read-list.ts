import type { ListFormat } from "./columns/column-kind.js";
import { type Header, isKnownName, readHeader } from "./columns/header.js";
import { mapOptions } from "./columns/map-option.js";
import { type Dialect, openTable } from "./csv/table.js";
import { type Encoding, examine } from "./file/encoding.js";
import { type ListFile, openList } from "./file/list-file.js";
import { type Remark, Remarks } from "./rows/problem.js";
import { Repeats } from "./rows/repeats.js";
import { type Row, readRow } from "./rows/row.js";

export interface ReadListOptions {
  /** The values of `--map`. */
  readonly map?: readonly string[] | undefined;
  /** Where a list named "-" comes from. */
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** A list that was read once from start to end. Only counts and the first remarks are kept of it, not its rows. */
export interface List<P> extends Pick<ListFile, "name" | "hasFolder"> {
  /** SHA-256 of its bytes, in hex. */
  readonly digest: string;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  /** The names of its own columns, in order. */
  readonly columns: readonly string[];
  /** Whether it is the result file of an earlier run. */
  readonly isResult: boolean;
  readonly rowCount: number;
  /** Rows with problems, which cannot be sent. */
  readonly invalidCount: number;
  /** The first 1,000 problems, and how many there are. Problems of the header come first. */
  readonly problems: readonly Remark[];
  readonly problemCount: number;
  /** Whether the header has problems; then no row can be sent, also with `--skip-invalid`. */
  readonly headerProblems: boolean;
  /** The first 1,000 things to know, and how many there are. */
  readonly notes: readonly Remark[];
  readonly noteCount: number;
  /**
   * Its rows in order, read again from the file.
   * @throws CliError if the file was changed meanwhile
   */
  rows(): AsyncGenerator<Row<P>, void, undefined>;
  close(): Promise<void>;
}

/**
 * Opens a list and reads all of it once, to find everything that is wrong before anybody is invited.
 *
 * @param path a path, or "-" for standard input
 * @throws CliError if it cannot be read as a table: an unreadable file, a folder, an empty file, a file that is not text
 */
export async function readList<P>(path: string, format: ListFormat<P>, options: ReadListOptions): Promise<List<P>> {
  const mappings = mapOptions(options.map ?? [], format.kinds);
  const file = await openList(path, options.stdin);
  try {
    const { encoding, digest } = await examine(file);
    const isKnown = isKnownName(format, mappings);
    const header = (cells: Parameters<typeof readHeader>[0]): Header => readHeader(cells, format, mappings);
    const table = await openTable(file, encoding, isKnown);
    const columns = header(table.header);
    await table.records.return();

    async function* rows(): AsyncGenerator<Row<P>, void, undefined> {
      const { records } = await openTable(file, encoding, isKnown);
      const repeats = new Repeats();
      let position = 0;
      for await (const record of records) {
        if (record.fault === undefined && record.cells.every((cell) => cell.trim() === "")) continue;
        yield readRow(record, position, columns, format, repeats);
        position += 1;
      }
    }
    const found = await check(rows(), columns, encoding);
    return {
      name: file.name,
      hasFolder: file.hasFolder,
      digest,
      encoding,
      dialect: table.dialect,
      columns: columns.columns.map(({ name }) => name),
      isResult: columns.isResult,
      headerProblems: columns.problems.length > 0,
      ...found,
      rows,
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

type Found = Pick<List<unknown>, "rowCount" | "invalidCount" | "problems" | "problemCount" | "notes" | "noteCount">;

async function check(rows: AsyncIterable<Row<unknown>>, header: Header, encoding: Encoding): Promise<Found> {
  const problems = new Remarks();
  const notes = new Remarks();
  problems.add(header.problems);
  notes.add(header.notes);
  if (encoding.name === "windows-1252") notes.add([{ line: header.line, message: NOT_UTF_8 }]);
  let rowCount = 0;
  let invalidCount = 0;
  for await (const row of rows) {
    rowCount += 1;
    if (row.problems.length > 0) invalidCount += 1;
    problems.add(row.problems);
    notes.add(row.notes);
  }
  if (rowCount === 0) problems.add([{ line: header.line, message: "There are no rows below the header" }]);
  return {
    rowCount,
    invalidCount,
    problems: problems.kept,
    problemCount: problems.count,
    notes: notes.kept,
    noteCount: notes.count,
  };
}

const NOT_UTF_8 = "The file is not UTF-8 and is read as Windows-1252. If letters look wrong, save it as CSV in UTF-8";
