import { cellText } from "./marks.ts";
import { type Report, scoreOf } from "./report.ts";

const FIRST = 26;
const OTHERS = 16;
const GAP = 2;

/** The report for a terminal. Columns that do not fit go into further tables, each of which starts with ours. */
export function terminalTable(report: Report, columns: number): string {
  const rest = [...report.peers.keys()].filter((column) => !report.peers[column]?.ours);
  const own = report.peers.findIndex(({ ours }) => ours);
  const perBlock = Math.max(1, Math.floor((columns - FIRST) / (OTHERS + GAP)) - 1);
  const blocks: string[] = [];
  while (rest.length > 0) blocks.push(block(report, [own, ...rest.splice(0, perBlock)]));
  return blocks.join("\n\n");
}

function block(report: Report, shown: readonly number[]): string {
  const { rows } = report;
  const peers = shown.flatMap((column) => report.peers[column] ?? []);
  const widths = [FIRST, ...peers.map(() => OTHERS)];
  const rule = widths.map((width) => "─".repeat(width)).join(" ".repeat(GAP));
  const scores = shown.map((column) => `${scoreOf(report, column)} of ${rows.length}`);
  return [
    line(["", ...peers.map(({ name }) => name)], widths),
    line(["", ...peers.map(({ version }) => version)], widths),
    rule,
    ...rows.map(({ situation, cells }) =>
      line([situation.name, ...shown.flatMap((column) => cells[column] ?? []).map(cellText)], widths),
    ),
    rule,
    line(["good", ...scores], widths),
  ].join("\n");
}

/** The lines below the table. */
export function notes({ node, seconds, peers, rows }: Report): string {
  return [
    `Node ${node}, loopback, ${rows.length} situations in ${seconds.toFixed(0)} s. ✔ good, ✘ bad, – neither.`,
    ...peers.map(({ name, version, setup }) => `  ${name} (${version}): ${setup.replaceAll("`", "")}`),
    "What counts as good:",
    ...rows.map(({ situation }) => `  ${situation.name}: ${situation.good.replaceAll("`", "")}`),
  ].join("\n");
}

function line(cells: readonly string[], widths: readonly number[]): string {
  const wrapped = cells.map((cell, column) => wrap(cell, widths[column] ?? OTHERS));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_unused, index) =>
    wrapped
      .map((part, column) => (part[index] ?? "").padEnd(widths[column] ?? OTHERS))
      .join(" ".repeat(GAP))
      .trimEnd(),
  ).join("\n");
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    // Continued lines are indented to start below the words, not below the mark.
    const next = current === "" ? word : `${current} ${word}`;
    if (next.length <= width || current === "") current = next;
    else {
      lines.push(current);
      current = `  ${word}`;
    }
  }
  return [...lines, current];
}
