// `pnpm contract`: runs the contract tests, and prints how much of each spec they covered. The floor is 100 %.
// `pnpm contract --write docs/proof.md` also writes the table between the markers of that file.

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { CoverageReport } from "@invitation-clients/contract-kit";
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { build, run } from "../../scripts/lib/process/run.ts";
import { skippedTests, type TestReport } from "../../scripts/lib/project/test-report.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { writeSection } from "../../scripts/lib/text/markers.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { coverageProblems } from "./coverage-floor.ts";
import { countOf, coverageTable, ROWS } from "./coverage-table.ts";
import { contractSection, hasTable, SECTION } from "./proof-section.ts";
import { otherSpecs, SPECS } from "./specs.ts";

const folder = join(root, ".vitest/contract");
const testsFile = join(root, ".vitest/contract-tests.json");
const titles = Object.fromEntries(SPECS.map(({ name, title }) => [name, title]));

const { values } = optionsOf("pnpm contract [--write FILE] [--no-build]", {
  options: { write: { type: "string" }, "no-build": { type: "boolean", default: false } },
});

async function readReports(): Promise<CoverageReport[]> {
  const files = await readdir(folder).catch(() => []);
  const reports = await Promise.all(files.map((file) => readJson<CoverageReport>(join(folder, file))));
  const order = SPECS.map(({ name }) => name);
  return reports.sort((a, b) => order.indexOf(a.spec) - order.indexOf(b.spec));
}

/** The contract tests that were skipped. */
async function readSkipped(): Promise<string[]> {
  const text = await readFile(testsFile, "utf8").catch(() => undefined);
  return text === undefined ? ["all tests: vitest wrote no report"] : skippedTests(JSON.parse(text) as TestReport);
}

/** The score of the last full run of `pnpm contract:mutate`, if there was one. */
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
// Imported only now: before the build, the package was missing or stale.
const { COVERAGE_EXCEPTIONS, COVERAGE_FOLDER } = await import("@invitation-clients/contract-kit");
// Reports of an earlier run do not count.
await rm(folder, { recursive: true, force: true });
await rm(testsFile, { force: true });
const env = { [COVERAGE_FOLDER]: folder };
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${testsFile}`];
const { code, text } = await run("vitest", ["run", "--project", "contract", ...reporters], { output: "keep", env });
if (code !== 0) console.log(text);
const reports = await readReports();
const others = await otherSpecs();
const names = [...SPECS.map(({ name }) => name), ...others];
const problems = coverageProblems(reports, names, COVERAGE_EXCEPTIONS);
problems.unshift(...(await readSkipped()).map((test) => `did not run: ${test}`));
if (code !== 0) problems.unshift("a contract test failed");
const isOther = ({ spec }: CoverageReport): boolean => others.includes(spec);
const table = coverageTable(
  reports.filter((report) => !isOther(report)),
  titles,
);
if (values.write === undefined && !hasTable(await readFile(join(root, "docs/proof.md"), "utf8"), table)) {
  problems.push(
    "The table in docs/proof.md differs from the measured one. To update it: pnpm contract --write docs/proof.md",
  );
}
console.log(`\n${table}\n`);
for (const report of reports.filter(isOther)) {
  const { covered, total } = countOf(report, "operation");
  console.log(`${report.spec}: ${covered} of ${total} operations, through the raw api`);
}
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
  await writeSection(resolve(values.write), SECTION, contractSection(table, await lastScore()));
}
console.log(problems.length === 0 ? "The whole contract is covered." : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
