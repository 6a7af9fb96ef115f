import { columnOf, type FencedTable, numberIn, tablesOf } from "./fenced-tables.ts";

/** A cost of several clients. */
export interface Cost {
  readonly name: string;
  /** What the numbers count, such as microseconds. */
  readonly unit: string;
  /** How it was measured: the title of the table in the document. */
  readonly measured: string;
  /** From the smallest to the largest. */
  readonly bars: readonly { readonly client: string; readonly value: number; readonly isOurs: boolean }[];
}

interface Source {
  readonly section: string;
  readonly name: string;
  readonly column: string;
  readonly unit: string;
}

/** The tables of docs/performance.md that compare clients. Our own clients have the version "workspace". */
const SOURCES: readonly Source[] = [
  { section: "overhead", name: "One call", column: "µs", unit: "microseconds" },
  { section: "import", name: "One import", column: "ms", unit: "milliseconds" },
  { section: "bundle", name: "Bundle", column: "kB", unit: "kilobytes" },
  { section: "paging", name: "One row of a list", column: "µs/row", unit: "microseconds" },
  { section: "bulk", name: "Inviting 10,000 people, server included", column: "total", unit: "milliseconds" },
];

/** The costs in docs/performance.md. @throws Error if a table is not there, or not of that form */
export function costs(document: string): Cost[] {
  return SOURCES.map(({ section, name, column, unit }) => {
    const [table] = tablesOf(document, section) as [FencedTable, ...FencedTable[]];
    const [client, version, value] = ["client", "version", column].map((heading) => columnOf(table, heading));
    const bars = table.rows.map((row) => ({
      client: row[client ?? -1] ?? "",
      value: numberIn(table, row[value ?? -1]),
      isOurs: row[version ?? -1] === "workspace",
    }));
    if (!bars.some(({ isOurs }) => isOurs)) throw new Error(`the table "${table.title}" has no client of ours`);
    return { name, unit, measured: table.title, bars: bars.sort((one, other) => one.value - other.value) };
  });
}
