// The package that GitHub's own Markdown tools draw tables with.
import { markdownTable as draw } from "markdown-table";

export interface MarkdownTableOptions {
  /** Pads the cells of a column to one width, which also reads well in a terminal. @default false */
  readonly padded?: boolean;
  /** How columns are aligned, from the first on. @default left */
  readonly align?: readonly ("left" | "right")[];
}

/** Draws a table in Markdown. A `|` in a cell is escaped. */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { padded = false, align = [] }: MarkdownTableOptions = {},
): string {
  const cells = [headings, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  // The package marks left-aligned columns with a colon, which they do not need.
  return draw(cells, { alignDelimiters: padded, align: align.map((side) => (side === "right" ? side : "")) });
}
