// `pnpm test [arguments of vitest]`: builds, runs every test once, and ends with the line `N passed, N failed`.
// `pnpm test:deep`: only the fault sequences, 10,000 with each of two seeds. `--sample N` plays N with each, and makes the
// second seed from the commit, so that each commit tries other sequences.
import { availableParallelism } from "node:os";
import { build } from "../lib/process/run.ts";
import { passedOn, reportTally, runVitest } from "../lib/project/run-vitest.ts";
import type { Tally } from "../lib/project/test-report.ts";
import { deepRuns } from "./deep-runs.ts";

async function main(): Promise<Tally> {
  console.log("Generating types from the specs and building the packages …");
  await build();
  // Vitest leaves one processor free: with two processors, it would run one file at a time.
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  const args = passedOn(process.argv);
  const deep = args.includes("--deep");
  const rest = deep ? ["--project", "faults"] : args;
  return runVitest("results", [workers, ...rest], deep ? await deepRuns(args) : {});
}

await reportTally(main());
