// `pnpm test [what vitest takes]`: builds, runs every test once, and ends with the line `N passed, N failed`.
// `pnpm test:deep`: the fault sequences alone, 10,000 of them with each seed. `--sample N` plays N with each, the second seed from
// the commit, so that other commits meet other sequences.
import { readFile, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { headCommit } from "../lib/process/git-state.ts";
import { build, run } from "../lib/process/run.ts";
import { seedOf } from "../lib/process/seed.ts";
import { leavesTestsOut, skippedTests, type Tally, type TestReport, tally } from "../lib/project/test-report.ts";
import { root } from "../lib/project/workspace.ts";

const reportFile = join(root, ".vitest/results.json");

async function main(): Promise<Tally> {
  console.log("Generating types from the specs and building the packages …");
  await build();
  // A report left by an earlier run must not speak for this one.
  await rm(reportFile, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  // Vitest leaves one processor free, which on two would run all files one after another.
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  // pnpm hands its own separator on.
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

/** How many fault sequences are played with each seed, and which seed is the second. */
async function deepRuns(args: readonly string[]): Promise<Record<string, string>> {
  const at = args.indexOf("--sample");
  if (at < 0) return { FAULT_RUNS: "10000" };
  const runs = args[at + 1] ?? "";
  if (!/^[1-9]\d*$/.test(runs)) throw new Error("--sample needs a number of sequences, such as --sample 2000");
  return { FAULT_RUNS: runs, FAULT_SEED: String(seedOf(undefined, await headCommit())) };
}

async function readReport(): Promise<TestReport | undefined> {
  try {
    return JSON.parse(await readFile(reportFile, "utf8")) as TestReport;
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
