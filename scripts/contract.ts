// `pnpm contract`: runs the contract suites, and prints what of each spec they covered. The floor is 100 %.
// `pnpm contract --write README.md` also writes the table between the file's markers.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { COVERAGE_EXCEPTIONS, COVERAGE_FOLDER, type CoverageReport } from "@invitation-clients/contract-kit";
import { coverageProblems } from "./contract/coverage-floor.ts";
import { countOf, coverageTable, ROWS } from "./contract/coverage-table.ts";
import { contractSection, withSection } from "./contract/readme-section.ts";
import { SPECS } from "./contract/specs.ts";
import { build, run } from "./lib/run.ts";
import { root } from "./lib/workspace.ts";

const folder = join(root, ".vitest/contract");
const titles = Object.fromEntries(SPECS.map(({ name, title }) => [name, title]));

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: { write: { type: "string" }, "no-build": { type: "boolean", default: false } },
});

async function readReports(): Promise<CoverageReport[]> {
  const files = await readdir(folder).catch(() => []);
  const reports = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), "utf8")) as CoverageReport),
  );
  const order = SPECS.map(({ name }) => name);
  return reports.sort((a, b) => order.indexOf(a.spec) - order.indexOf(b.spec));
}

/** The score of the last full run of the mutations, if there was one. */
async function lastScore(): Promise<{ killed: number; total: number } | undefined> {
  try {
    const text = await readFile(join(root, ".vitest/contract-mutate.json"), "utf8");
    const { killed, total, full } = JSON.parse(text) as { killed: number; total: number; full: boolean };
    return full ? { killed, total } : undefined;
  } catch {
    return undefined;
  }
}

if (!values["no-build"]) await build();
// A report left by an earlier run must not speak for this one.
await rm(folder, { recursive: true, force: true });
const env = { [COVERAGE_FOLDER]: folder };
const { code, text } = await run("vitest", ["run", "--project", "contract"], { output: "keep", env });
if (code !== 0) console.log(text);
const reports = await readReports();
const names = SPECS.map(({ name }) => name);
const problems = coverageProblems(reports, names, COVERAGE_EXCEPTIONS);
if (code !== 0) problems.unshift("a contract test failed");
const table = coverageTable(reports, titles);
console.log(`\n${table}\n`);
const summary = reports.map((report) => ({
  spec: report.spec,
  counts: Object.fromEntries(ROWS.map(([title, kind]) => [title, countOf(report, kind)])),
  exceptions: COVERAGE_EXCEPTIONS[report.spec] ?? {},
}));
await writeFile(join(root, ".vitest/contract.json"), `${JSON.stringify({ problems, specs: summary }, null, 2)}\n`);
for (const [spec, exceptions] of Object.entries(COVERAGE_EXCEPTIONS)) {
  for (const [name, reason] of Object.entries(exceptions)) console.log(`excepted: ${spec}: ${name}: ${reason}`);
}
for (const problem of problems) console.log(`✘ ${problem}`);
if (values.write !== undefined && problems.length === 0) {
  const file = resolve(values.write);
  await writeFile(file, withSection(await readFile(file, "utf8"), contractSection(table, await lastScore())));
}
console.log(problems.length === 0 ? "The whole contract is covered." : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
