import { headCommit } from "../lib/process/git-state.ts";
import { seedOf } from "../lib/process/seed.ts";

const ALL = "10000";

/** How many fault sequences `--deep` plays with each seed, and the second seed, as variables for the tests. */
export async function deepRuns(args: readonly string[]): Promise<Record<string, string>> {
  const at = args.indexOf("--sample");
  if (at < 0) return { FAULT_RUNS: ALL };
  const runs = args[at + 1] ?? "";
  if (!/^[1-9]\d*$/.test(runs)) throw new Error("--sample needs a number of sequences, such as --sample 2000");
  return { FAULT_RUNS: runs, FAULT_SEED: String(seedOf(undefined, await headCommit())) };
}
