// `pnpm test [arguments of vitest]`: builds, runs every test once, and ends with the line `N passed, N failed`.
// `pnpm test:deep`: only the fault sequences, 10,000 with each of two seeds. `--sample N` plays N with each, and makes the
// second seed from the commit, so that each commit tries other sequences.
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { build, run } from "../lib/process/run.ts";
import { leavesTestsOut, skippedTests, type Tally, type TestReport, tally } from "../lib/project/test-report.ts";
import { root } from "../lib/project/workspace.ts";
import { readJson } from "../lib/text/read-json.ts";
import { deepRuns } from "./deep-runs.ts";

const reportFile = join(root, ".vitest/results.json");

async function main(): Promise<Tally> {
  console.log("Generating types from the specs and building the packages …");
  await build();
  // Otherwise an older report would count for a run that writes none.
  await rm(reportFile, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  // Vitest leaves one processor free: with two processors, it would run one file at a time.
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  // pnpm passes its own separator `--` on.
  const args = process.argv.slice(2).filter((arg, index) => index > 0 || arg !== "--");
  const deep = args.includes("--deep");
  const rest = deep ? ["--project", "faults"] : args;
  const env = deep ? await deepRuns(args) : {};
  const { code } = await run("vitest", ["run", workers, ...reporters, ...rest], { env });
  const report = await readReport();
  if (leavesTestsOut(rest)) return tally(report, code, "filtered");
  for (const test of skippedTests(report)) console.error(`did not run: ${test}`);
  return tally(report, code);
}

async function readReport(): Promise<TestReport | undefined> {
  try {
    return await readJson<TestReport>(reportFile);
  } catch {
    return undefined;
  }
}

const { passed, failed } = await main().catch((error: Error) => {
  console.error(error.message);
  return { passed: 0, failed: 1 };
});
if (passed + failed === 0) console.error("No test ran.");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
