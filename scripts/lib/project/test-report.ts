import { relative } from "node:path";
import { root } from "./workspace.ts";

/** The part of the runner's JSON report about one file. */
interface FileReport {
  readonly name?: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName?: string }[];
}

/** The parts of vitest's JSON report that are counted. */
export interface TestReport {
  readonly testResults: readonly FileReport[];
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts the tests of a report. A file that could not be loaded counts as one failure, and so does a runner that failed although
 * every test passed, or wrote no report. A test that did not run is a failure too, unless it stands behind another failure of
 * its file, as after a failed hook, or the caller chose some tests.
 */
export function tally(report: TestReport | undefined, exitCode: number, chosen: "all" | "filtered" = "all"): Tally {
  let passed = 0;
  let failed = 0;
  for (const file of report?.testResults ?? []) {
    const failures = file.assertionResults.filter((test) => test.status === "failed").length;
    passed += file.assertionResults.filter((test) => test.status === "passed").length;
    failed += failures === 0 && file.status === "failed" ? 1 : failures;
    if (chosen === "all" && file.status !== "failed") failed += file.assertionResults.filter(didNotRun).length;
  }
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/** The tests that did not run, a line each; for a file that failed, only their number. */
export function skippedTests(report: TestReport | undefined): string[] {
  return (report?.testResults ?? []).flatMap((file) => {
    const path = relative(root, file.name ?? root);
    const tests = file.assertionResults.filter(didNotRun);
    if (file.status !== "failed") return tests.map(({ fullName = "", status }) => `${path}: ${fullName} (${status})`);
    return tests.length === 0 ? [] : [`${path}: ${tests.length} behind what failed`];
  });
}

function didNotRun({ status }: { readonly status: string }): boolean {
  return status !== "passed" && status !== "failed";
}

/** Whether these arguments make vitest skip tests of the files that it runs. Its report does not distinguish them from other skips. */
export function leavesTestsOut(args: readonly string[]): boolean {
  return args.some((arg) => /^(-t|--testNamePattern|--bail|--tagsFilter)/.test(arg) || /\.ts:\d+$/.test(arg));
}
