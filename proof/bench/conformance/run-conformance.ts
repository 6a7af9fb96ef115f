// `pnpm conformance`: puts our client and published ones into the same difficult situations, on loopback.
//   --json          prints JSON in place of the table
//   --write FILE    also writes the table between the markers of FILE
// Ends with 1 unless our own client is good in every row; the other clients never fail the run.

import { readFile } from "node:fs/promises";
import { optionsOf } from "../../../scripts/lib/process/options.ts";
import { build } from "../../../scripts/lib/process/run.ts";
import { withSection, writeSection } from "../../../scripts/lib/text/markers.ts";
import { generatePeers } from "../setup/generate.ts";
import { install } from "../setup/install.ts";
import { jsonOf } from "./report/json.ts";
import { markdownOf, SECTION } from "./report/markdown.ts";
import { oursIsGood, runSituations } from "./report/report.ts";
import { notes, terminalTable } from "./report/terminal.ts";

export async function runConformance(args: readonly string[]): Promise<void> {
  const options = { json: { type: "boolean" }, write: { type: "string" } } as const;
  const { values } = optionsOf("pnpm conformance [--json] [--write FILE]", { args: [...args], options });
  const tell = (text: string): void => console.error(text);

  // Throws before the run if the file lacks the markers.
  if (values.write !== undefined) withSection(await readFile(values.write, "utf8"), SECTION, "");
  tell("Building the packages and generating clients from the spec …");
  await Promise.all([build(), install().then(generatePeers)]);

  // No client may use a proxy for loopback, or settings of the developer's machine.
  for (const name of Object.keys(process.env)) {
    if (/proxy$|^(openai|stripe)_/i.test(name)) delete process.env[name];
  }

  // Imported only now: some of what they import has just been built, installed or generated.
  const { peers } = await import("./columns.ts");
  const { situations } = await import("./rows.ts");
  const report = await runSituations(peers, situations, tell);

  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  console.log(values.json ? jsonOf(report) : `\n${terminalTable(report, width)}\n\n${notes(report)}`);
  if (values.write !== undefined) await writeSection(values.write, SECTION, markdownOf(report));

  // Some clients are still waiting for 90 s. The callback runs when the output has been flushed.
  process.exitCode = oursIsGood(report) ? 0 : 1;
  process.stdout.write("", () => process.exit());
}
