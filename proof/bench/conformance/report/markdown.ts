import { readFile, writeFile } from "node:fs/promises";
import { cellText } from "./marks.ts";
import { type Report, scoreOf } from "./report.ts";

const START = "<!-- conformance:start -->";
const END = "<!-- conformance:end -->";

/** The report as Markdown. */
export function markdownOf(report: Report): string {
  const { peers, rows, node } = report;
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const scores = peers.map((_peer, column) => `**${scoreOf(report, column)} of ${rows.length}**`);
  return [
    row(["", ...peers.map(({ name }) => name)]),
    row(["---", ...peers.map(() => "---")]),
    ...rows.map(({ situation, cells }) => row([situation.name, ...cells.map(cellText)])),
    row(["**good**", ...scores]),
    "",
    `✔ good, ✘ bad, – neither. Measured on loopback with Node ${node.slice(1)} by \`pnpm conformance\`:`,
    "",
    ...peers.map(({ name, version, setup }) => `- ${name} (${version}): ${setup}`),
  ].join("\n");
}

/** The text before and after the table. @throws if the file lacks the markers */
async function readAround(file: string): Promise<{ readonly before: string; readonly after: string }> {
  const text = await readFile(file, "utf8");
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) throw new Error(`${file} lacks the markers ${START} and ${END}`);
  return { before: text.slice(0, start + START.length), after: text.slice(end) };
}

/** Checked before the run, which would be wasted otherwise. @throws if the file lacks the markers */
export async function checkMarkers(file: string): Promise<void> {
  await readAround(file);
}

/** Replaces the text between the markers of a file. */
export async function writeBetweenMarkers(file: string, text: string): Promise<void> {
  const { before, after } = await readAround(file);
  await writeFile(file, `${before}\n\n${text}\n\n${after}`);
}
