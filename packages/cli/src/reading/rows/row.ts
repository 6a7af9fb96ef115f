import { undefused } from "../../result/defuse.js";
import { earlierResult, RESULT_COLUMNS } from "../../result/result-columns.js";
import type { RowResult } from "../../result/row-result.js";
import type { ListFormat } from "../columns/column-kind.js";
import type { Header } from "../columns/header.js";
import type { CsvRecord } from "../csv/records.js";
import { shown } from "../values/meaning.js";
import { trimmed } from "../values/trimmed.js";
import type { Remark } from "./problem.js";
import type { Repeats } from "./repeats.js";

/** One row of a list. */
export interface Row<P> {
  /** Its place among the rows, from 0. Journals and results use it. */
  readonly position: number;
  readonly line: number;
  /** The cells of the list's own columns, as they are in the list. */
  readonly cells: readonly string[];
  /** Whom to invite; undefined if the row has problems. */
  readonly person: P | undefined;
  /** What an earlier run wrote into this row, if the list is its result file. */
  readonly earlier: RowResult | undefined;
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
}

/** Reads one row. `repeats` knows the rows before it. */
export function readRow<P>(
  record: CsvRecord,
  position: number,
  header: Header,
  format: ListFormat<P>,
  repeats: Repeats,
): Row<P> {
  const { line, fault } = record;
  const problems: Remark[] = [];
  const notes: Remark[] = [];
  const nameAt = (index: number | undefined): string | undefined =>
    index === undefined ? undefined : header.columns[index]?.name;
  const done = (cells: readonly string[], person?: P, earlier?: RowResult): Row<P> => ({
    position,
    line,
    cells,
    person: problems.length === 0 ? person : undefined,
    earlier,
    problems,
    notes,
  });
  if (fault !== undefined) {
    problems.push({ line, column: nameAt(fault.cell), message: fault.message });
    return done(record.cells);
  }
  const width = header.columns.length + (header.isResult ? RESULT_COLUMNS.length : 0);
  const wrong = wrongWidth(record.cells, width);
  if (wrong !== undefined) {
    problems.push({ line, message: wrong });
    return done(record.cells.slice(0, header.columns.length));
  }
  const cells = record.cells.slice(0, header.columns.length).map((cell) => (header.isResult ? undefused(cell) : cell));
  const earlier = header.isResult ? earlierResult(record.cells.slice(header.columns.length, width)) : undefined;
  if (typeof earlier === "string") problems.push({ line, column: RESULT_COLUMNS[0], message: earlier });

  const values = new Map<string, unknown>();
  const unreadable = new Set<string>();
  for (const [index, { name, kind }] of header.columns.entries()) {
    if (kind === undefined) continue;
    const { text, removed } = trimmed(cells[index] ?? "");
    if (removed.length > 0) {
      notes.push({
        line,
        column: name,
        message: `had invisible characters around the text (${removed.join(", ")}); they are not sent`,
      });
    }
    if (text === "") continue;
    const meaning = kind.read(text);
    if ("problem" in meaning) {
      problems.push({ line, column: name, message: meaning.problem });
      unreadable.add(kind.target);
    } else {
      values.set(kind.target, meaning.value);
      if (meaning.note !== undefined) notes.push({ line, column: name, message: meaning.note });
    }
  }
  const columnOf = (target: string): string | undefined =>
    header.columns.find(({ kind }) => kind?.target === target)?.name;
  const built = format.build(values);
  if ("missing" in built) {
    for (const { target, message } of built.missing) {
      // A list without the column, or a cell that cannot be read, has its problem already.
      const column = columnOf(target) ?? (target === "full_name" ? columnOf("first_name") : undefined);
      if (unreadable.has(target) || (column === undefined && header.problems.length > 0)) continue;
      problems.push({ line, column: column ?? target, message });
    }
    return done(cells, undefined, typeof earlier === "object" ? earlier : undefined);
  }
  const firstLine = repeats.firstLine(built.key, line);
  if (firstLine !== undefined) {
    const column = columnOf(built.keyTarget);
    const again = cells[header.columns.findIndex(({ kind }) => kind?.target === built.keyTarget)] ?? "";
    problems.push({
      line,
      column,
      message: `${shown(again.trim())} is on line ${firstLine} already. Remove one of the two rows`,
    });
  }
  return done(cells, built.person, typeof earlier === "object" ? earlier : undefined);
}

function wrongWidth(cells: readonly string[], width: number): string | undefined {
  if (cells.length < width) {
    return `has ${count(cells.length)}, and the header has ${width}. Add the missing cells, or the quotes around a cell with a line break`;
  }
  const extra = cells.slice(width);
  if (extra.every((cell) => cell.trim() === "")) return undefined;
  return `has ${count(cells.length)}, and the header has ${width}. Remove the extra ones, or put a cell that contains a separator in quotes`;
}

function count(cells: number): string {
  return cells === 1 ? "1 cell" : `${cells} cells`;
}
