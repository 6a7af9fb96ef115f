// Spreadsheets run a cell that starts like this as a formula; the last four are full-width forms. Apostrophes may come first.
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
// Numbers, also of phones, cannot call anything, and other programs want to read them.
const NUMBER = /^[+-]\d[\d ]*([.,]\d+)*$/;

function runs(cell: string): boolean {
  return FORMULA.test(cell) && !NUMBER.test(cell);
}

/** A cell that no spreadsheet runs as a formula: with an apostrophe before it if it needs one. */
export function defused(cell: string): string {
  return runs(cell) ? `'${cell}` : cell;
}

/** The cell that `defused` was given. */
export function undefused(cell: string): string {
  return cell.startsWith("'") && runs(cell.slice(1)) ? cell.slice(1) : cell;
}
