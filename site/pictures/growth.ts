import { columnOf, numberIn, tablesOf } from "./fenced-tables.ts";

/** How costs grow with one size. */
export interface Growth {
  /** Such as "operations in a spec". */
  readonly over: string;
  readonly sizes: readonly number[];
  readonly series: readonly {
    readonly name: string;
    readonly unit: string;
    /** One for each size. */
    readonly costs: readonly number[];
    /** 0 is a constant cost, 1 proportional growth. */
    readonly exponent: number;
  }[];
}

const AGAINST = "Against ";

/** The tables of `bench:scale` in docs/performance.md. @throws Error if one is not of that form */
export function growths(document: string): Growth[] {
  const tables = tablesOf(document, "bench:scale").filter(({ title }) => title.startsWith(AGAINST));
  if (tables.length === 0) throw new Error(`the section of bench:scale has no table "${AGAINST}…"`);
  return tables.map((table) => {
    const name = columnOf(table, "cost");
    const exponent = columnOf(table, "exponent");
    const sizes = table.headings.slice(name + 2, exponent).map((heading) => numberIn(table, heading));
    return {
      over: table.title.slice(AGAINST.length),
      sizes,
      series: table.rows.map((row) => ({
        name: row[name] ?? "",
        unit: row[name + 1] ?? "",
        costs: row.slice(name + 2, exponent).map((cell) => numberIn(table, cell)),
        exponent: numberIn(table, row[exponent]),
      })),
    };
  });
}
