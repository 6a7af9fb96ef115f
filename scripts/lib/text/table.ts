import { stripVTControlCharacters } from "node:util";

/**
 * Draws a table for the terminal: no pipes, and colours take no width. Uses no package, unlike `markdown-table.ts`, because
 * release scripts print tables where nothing is installed.
 *
 * @param align how columns are aligned, from the first on; the last one counts for all after it
 */
export function drawTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ("left" | "right")[] = ["left"],
): string {
  const widthOf = (text: string): number => stripVTControlCharacters(text).length;
  const widths = headings.map((heading, column) =>
    Math.max(widthOf(heading), ...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const padding = " ".repeat((widths[column] ?? 0) - widthOf(cell));
        return (align[column] ?? align.at(-1)) === "right" ? padding + cell : cell + padding;
      })
      .join("  ")
      .trimEnd();
  return [line(headings), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}
