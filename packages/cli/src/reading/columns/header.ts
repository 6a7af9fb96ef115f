import { earlierResultAt, RESULT_COLUMNS } from "../../result/result-columns.js";
import type { CsvRecord } from "../csv/records.js";
import type { Remark } from "../rows/problem.js";
import { trimmed } from "../values/trimmed.js";
import { type ColumnKind, headerKey, kindOf, type ListFormat } from "./column-kind.js";
import type { Mapping } from "./map-option.js";
import { nearMiss } from "./near-miss.js";

/** One column of a list. */
export interface Column {
  readonly name: string;
  /** What it is; undefined for a column that is not ours, which only appears in the result file. */
  readonly kind: ColumnKind | undefined;
}

/** The columns of a list. */
export interface Header {
  readonly line: number;
  /** The list's own columns, without those of an earlier result. */
  readonly columns: readonly Column[];
  /** Whether the list is the result file of an earlier run. */
  readonly isResult: boolean;
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
}

/** Whether a header's name is one that we know, by itself or by `--map`. */
export function isKnownName(
  { kinds }: ListFormat<unknown>,
  mappings: ReadonlyMap<string, Mapping>,
): (name: string) => boolean {
  return (name) => mappings.has(headerKey(name)) || kindOf(kinds, name) !== undefined;
}

/** Finds out what each column of a header is. */
export function readHeader(
  { line, cells, fault }: CsvRecord,
  format: ListFormat<unknown>,
  mappings: ReadonlyMap<string, Mapping>,
): Header {
  const all = cells.map((cell) => trimmed(cell).text);
  const resultAt = earlierResultAt(all);
  const names = all.slice(0, resultAt ?? all.length);
  const problems: Remark[] = [];
  const notes: Remark[] = [];
  const problem = (message: string, column?: string): void => void problems.push({ line, column, message });
  if (fault !== undefined) problem(`The header ${fault.message}`);
  const columns = names.map((name): Column => ({ name, kind: columnKind(name, format, mappings) }));
  const used = claimed(columns, mappings);
  const targets = new Set(used.flatMap(({ kind }) => (kind === undefined ? [] : [kind.target])));

  for (const [index, name] of names.entries()) {
    const first = names.findIndex((other) => headerKey(other) === headerKey(name));
    if (headerKey(name) !== "" && first < index) {
      problem(`is there twice, as column ${first + 1} and column ${index + 1}. Rename or remove one`, name);
    }
  }
  for (const target of targets) {
    const same = [...new Set(used.filter(({ kind }) => kind?.target === target).map(({ name }) => name))];
    if (same.length > 1) {
      const list = same.map((name) => `"${name}"`).join(" and ");
      problem(`The columns ${list} are both ${target}. Remove one, or leave it alone with --map "${same[1]}="`);
    }
  }
  const lacking = format.kinds.filter(({ target }) => !targets.has(target));
  for (const { name, kind } of used) {
    if (kind !== undefined || mappings.has(headerKey(name)) || kindOf(format.kinds, name) !== undefined) continue;
    const meant = nearMiss(name, lacking);
    if (meant !== undefined) {
      problem(`is unknown. Did you mean "${meant}"? Rename it, or leave it alone with --map "${name}="`, name);
    } else if (name !== "") notes.push({ line, column: name, message: "is not sent, only copied to the result file" });
  }
  for (const [key, { column }] of mappings) {
    if (!names.some((name) => headerKey(name) === key)) {
      problem(`--map names the column "${column}", which is not in the header: ${names.join(", ")}`);
    }
  }
  const verdict = fault === undefined ? format.checkTargets(targets, names) : { problems: [], notes: [] };
  for (const message of verdict.problems) problem(message);
  for (const message of verdict.notes) notes.push({ line, message });
  if (resultAt !== undefined) {
    notes.push({
      line,
      message: `The columns ${RESULT_COLUMNS.join(", ")} are results of an earlier run; they will be replaced`,
    });
  }
  for (const name of names.filter((one) => RESULT_COLUMNS.some((ours) => ours === one.toLowerCase()))) {
    notes.push({
      line,
      column: name,
      message: `will be called "${name} (list)" in the result file, which has its own`,
    });
  }
  return { line, columns: used, isResult: resultAt !== undefined, problems, notes };
}

function columnKind(
  name: string,
  { kinds }: ListFormat<unknown>,
  mappings: ReadonlyMap<string, Mapping>,
): ColumnKind | undefined {
  const mapping = mappings.get(headerKey(name));
  return mapping === undefined ? kindOf(kinds, name) : mapping.kind;
}

/** A column that `--map` names takes its target from columns that only have a usual name of it. */
function claimed(columns: readonly Column[], mappings: ReadonlyMap<string, Mapping>): Column[] {
  const byMap = new Set([...mappings.values()].flatMap(({ kind }) => (kind === undefined ? [] : [kind.target])));
  return columns.map(({ name, kind }) => {
    const loses = kind !== undefined && byMap.has(kind.target) && !mappings.has(headerKey(name));
    return { name, kind: loses ? undefined : kind };
  });
}
