import { type Bump, type Row, rowsOf } from "../index.ts";
import type { Comparison, Report, ReportedChange } from "../report/report.ts";
import { adjustmentText, operationsText, printable, statusText, verdictText } from "./words.ts";

const COLOURS: Readonly<Record<Bump, number>> = { major: 31, minor: 33, patch: 32, none: 2 };
const [BOLD, DIM] = [1, 2];

/** A report as a list for people: one entry per change, with all operations that share it. */
export function reportText(report: Report, hasColours: boolean): string {
  const paint = (code: number, text: string): string => (hasColours ? `\x1b[${code}m${text}\x1b[0m` : text);
  const entry = ({ change, operations }: Row<ReportedChange>): string => {
    const { bump, id, what, why, source } = change;
    const lines = [
      shown(`${what}: ${why}`),
      shown(`${id} in ${operationsText(operations)}`),
      ...[adjustmentText(change)].flatMap((text) => (text === undefined ? [] : shown(text))),
      ...(source === undefined ? [] : [paint(DIM, shown(`${source.file}:${source.line}:${source.column}`))]),
    ];
    return `${paint(COLOURS[bump], bump.padEnd(5))}  ${lines.join("\n       ")}\n`;
  };
  const section = ({ versions: { file }, bump, changes }: Comparison): string => {
    const heading = `${paint(BOLD, shown(file))}: ${statusText(bump, changes.length > 0)}\n`;
    return [...(report.isOfSeveral ? [heading] : []), ...rowsOf(changes).map(entry)].join("\n");
  };
  const sections = report.comparisons.map(section).filter((text) => text !== "");
  return `${[...sections, paint(BOLD, verdictText(report))].join("\n")}\n`;
}

/** A text on one line: the names of a document may contain line breaks. */
function shown(text: string): string {
  return printable(text.replace(/\r?\n|\r/g, "\\n"));
}
