// `pnpm conformance`: runs one table of awkward situations over our client and over published ones, on loopback.
//   --json          prints JSON instead of the table
//   --write FILE    also writes the table between the markers of FILE
// Ends with 1 if our own client is not good in every row; what the others do never fails the run.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { build } from "../../../scripts/lib/process/run.ts";
import { withSection, writeSection } from "../../../scripts/lib/text/markers.ts";
import { generatePeers } from "./lib/generate.ts";
import { install } from "./lib/install.ts";
import { jsonOf } from "./lib/json.ts";
import { markdownOf, SECTION } from "./lib/markdown.ts";
import { oursIsGood, runVectors } from "./lib/report.ts";
import { notes, terminalTable } from "./lib/terminal.ts";

const { values } = parseArgs({ options: { json: { type: "boolean" }, write: { type: "string" } } });
const tell = (text: string): void => console.error(text);

// Fails before the run if the result could not be written.
if (values.write !== undefined) withSection(await readFile(values.write, "utf8"), SECTION, "");
tell("Building the packages and generating clients from the spec …");
await Promise.all([build(), install().then(generatePeers)]);

// Peers must neither find a proxy between themselves and loopback nor settings of a developer's machine.
for (const name of Object.keys(process.env)) {
  if (/proxy$|^(openai|stripe)_/i.test(name)) delete process.env[name];
}

// Imported only now: what they import did not exist before.
const { peers } = await import("./peers/all.ts");
const { vectors } = await import("./vectors/all.ts");
const report = await runVectors(peers, vectors, tell);

console.log(
  values.json
    ? jsonOf(report)
    : `\n${terminalTable(report, process.stdout.columns ?? Number.POSITIVE_INFINITY)}\n\n${notes(report)}`,
);
if (values.write !== undefined) await writeSection(values.write, SECTION, markdownOf(report));

// Some peers still wait in silence for 90 s to pass. Set first, so that what was printed is flushed.
process.exitCode = oursIsGood(report) ? 0 : 1;
process.stdout.write("", () => process.exit());
