import type { CoverageItem, CoverageReport } from "@invitation-clients/contract-kit";

type Kind = CoverageItem["kind"];

/** The rows of the table. */
export const ROWS: readonly (readonly [title: string, kind: Kind])[] = [
  ["operations", "operation"],
  ["statuses", "status"],
  ["named examples and empty answers", "answer"],
  ["answer headers", "answer header"],
  ["answer fields", "answer field"],
  ["path parameters", "path parameter"],
  ["query parameters", "query parameter"],
  ["enum values sent", "enum value"],
  ["request forms (single, bulk)", "request form"],
  ["request examples", "request example"],
  ["request fields", "request field"],
];

/** What of one kind was covered. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

export function countOf({ items }: CoverageReport, kind: Kind): Count {
  const own = items.filter((item) => item.kind === kind);
  return { covered: own.filter(({ covered }) => covered).length, total: own.length };
}

/** One table for all specs, with a last row that adds up; Markdown, which is readable in a terminal too. */
export function coverageTable(reports: readonly CoverageReport[], titles: Readonly<Record<string, string>>): string {
  const count = (counts: readonly Count[]): string => {
    const covered = counts.reduce((sum, one) => sum + one.covered, 0);
    return `${covered}/${counts.reduce((sum, one) => sum + one.total, 0)}`;
  };
  const kinds = ROWS.map(([, kind]) => kind);
  const cells = [
    ["covered", ...reports.map(({ spec }) => titles[spec] ?? spec)],
    ...ROWS.map(([title, kind]) => [title, ...reports.map((report) => count([countOf(report, kind)]))]),
    ["all", ...reports.map((report) => count(kinds.map((kind) => countOf(report, kind))))],
  ];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => {
    const padded = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${padded.join(" | ")} |`;
  };
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  const [head = [], ...body] = cells;
  return [line(head), line(rule), ...body.map(line)].join("\n");
}
