import type { CoverageItem, CoverageReport } from "@invitation-clients/contract-kit";
import { markdownTable } from "../../scripts/lib/text/markdown-table.ts";

type Kind = CoverageItem["kind"];

/** The rows of the table, each with the kind of coverage item that it counts. */
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

/** How many items of one kind were covered. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

export function countOf({ items }: CoverageReport, kind: Kind): Count {
  const own = items.filter((item) => item.kind === kind);
  return { covered: own.filter(({ covered }) => covered).length, total: own.length };
}

/** One table for all specs, whose last row adds up the others. It is Markdown, which is readable in a terminal too. */
export function coverageTable(reports: readonly CoverageReport[], titles: Readonly<Record<string, string>>): string {
  const count = (counts: readonly Count[]): string => {
    const covered = counts.reduce((sum, one) => sum + one.covered, 0);
    return `${covered}/${counts.reduce((sum, one) => sum + one.total, 0)}`;
  };
  const kinds = ROWS.map(([, kind]) => kind);
  const cells = [
    ...ROWS.map(([title, kind]) => [title, ...reports.map((report) => count([countOf(report, kind)]))]),
    ["all", ...reports.map((report) => count(kinds.map((kind) => countOf(report, kind))))],
  ];
  const headings = ["covered", ...reports.map(({ spec }) => titles[spec] ?? spec)];
  return markdownTable(headings, cells, { padded: true, align: ["left", ...reports.map(() => "right" as const)] });
}
