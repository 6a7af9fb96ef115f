/** A table that a command printed, as a document quotes it. */
export interface FencedTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The tables in the code fences of a section, such as ``### `import` ``.
 *
 * @throws Error if there is no such section, or no table in it
 */
export function tablesOf(document: string, section: string): FencedTable[] {
  const text = document.split(`\n### \`${section}\`\n`)[1]?.split(/\n##+ /)[0];
  if (text === undefined) throw new Error(`the document has no section ### \`${section}\``);
  const lines = [...text.matchAll(/```\n([\s\S]*?)```/g)].flatMap(([, fence = ""]) => fence.split("\n"));
  const tables = lines.flatMap((line, index) => (/^─[─ ]*$/.test(line) ? [tableAt(lines, index)] : []));
  if (tables.length === 0) throw new Error(`the section ### \`${section}\` has no table`);
  return tables;
}

/** The table whose line below the headings is at this index: its dashes are as wide as the columns. */
function tableAt(lines: readonly string[], index: number): FencedTable {
  const columns = [...(lines[index] ?? "").matchAll(/─+/g)];
  const cells = (line: string): string[] =>
    columns.map(({ 0: dashes, index: start }) => line.slice(start, start + dashes.length).trim());
  const after = lines.slice(index + 1);
  const end = after.findIndex((line) => line.trim() === "");
  return {
    title: lines[index - 3] ?? "",
    headings: cells(lines[index - 1] ?? ""),
    rows: (end < 0 ? after : after.slice(0, end)).map(cells),
  };
}

/** The position of a column. @throws Error if the table has none of that heading */
export function columnOf({ title, headings }: FencedTable, heading: string): number {
  const column = headings.indexOf(heading);
  if (column < 0) throw new Error(`the table "${title}" has no column ${heading}: it has ${headings.join(", ")}`);
  return column;
}

/** The number in a cell. @throws Error if it has none */
export function numberIn(table: FencedTable, cell: string | undefined): number {
  const number = Number(cell === "" ? Number.NaN : cell);
  if (!Number.isFinite(number)) throw new Error(`the table "${table.title}" has no number in a cell: ${cell}`);
  return number;
}
