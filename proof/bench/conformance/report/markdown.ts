import { markdownTable } from "../../../../scripts/lib/text/markdown-table.ts";
import { cellText } from "./marks.ts";
import { type Report, scoreOf } from "./report.ts";

/** Name of the markers around the report in a Markdown file. */
export const SECTION = "conformance";

/** The report as Markdown. */
export function markdownOf(report: Report): string {
  const { peers, rows, node } = report;
  const scores = peers.map((_peer, column) => `**${scoreOf(report, column)} of ${rows.length}**`);
  return [
    markdownTable(
      ["", ...peers.map(({ name }) => name)],
      [...rows.map(({ situation, cells }) => [situation.name, ...cells.map(cellText)]), ["**good**", ...scores]],
    ),
    "",
    `✔ good, ✘ bad, – neither. Measured on loopback with Node ${node.slice(1)} by \`pnpm conformance\`:`,
    "",
    ...peers.map(({ name, version, setup }) => `- ${name} (${version}): ${setup}`),
  ].join("\n");
}
