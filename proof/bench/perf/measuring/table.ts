import { drawTable } from "../../../../scripts/lib/text/table.ts";

/** Prints a title and a table of numbers: all columns but the first are aligned right. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n\n${drawTable(head, rows, ["left", "right"])}`);
}
