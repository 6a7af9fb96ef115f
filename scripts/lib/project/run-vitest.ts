import { rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../process/run.ts";
import { readJson } from "../text/read-json.ts";
import { leavesTestsOut, skippedTests, type Tally, type TestReport, tally } from "./test-report.ts";
import { root } from "./workspace.ts";

/**
 * Runs vitest once, and counts its tests. A test that did not run is named, and counts as a failure, unless `args` leave tests out.
 *
 * @param name of the report in `.vitest/`
 */
export async function runVitest(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Tally> {
  const file = join(root, ".vitest", `${name}.json`);
  // Otherwise an older report would count for a run that writes none.
  await rm(file, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await run("vitest", ["run", ...reporters, ...args], { env });
  const report = await readJson<TestReport>(file).catch(() => undefined);
  if (leavesTestsOut(args)) return tally(report, code, "filtered");
  for (const test of skippedTests(report)) console.error(`did not run: ${test}`);
  return tally(report, code);
}

/** The arguments after the script's own path. pnpm passes its separator `--` on. */
export function passedOn(argv: readonly string[]): string[] {
  return argv.slice(2).filter((arg, index) => index > 0 || arg !== "--");
}

/** Prints the line that CI counts, and sets the exit code. An error counts as one failure. */
export async function reportTally(counted: Promise<Tally>): Promise<void> {
  const { passed, failed } = await counted.catch((error: Error) => {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  });
  if (passed + failed === 0) console.error("No test ran.");
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
