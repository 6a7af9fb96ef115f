/** What the runner's JSON report says of one file. */
interface FileReport {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
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
 * Counts the tests of a report. A file that failed without a failed test (it could not be loaded) counts as one failure,
 * and so does a runner that failed although every test passed, or wrote no report.
 */
export function tally(report: TestReport | undefined, exitCode: number): Tally {
  let passed = 0;
  let failed = 0;
  for (const file of report?.testResults ?? []) {
    const failures = file.assertionResults.filter((test) => test.status === "failed").length;
    passed += file.assertionResults.filter((test) => test.status === "passed").length;
    failed += failures === 0 && file.status === "failed" ? 1 : failures;
  }
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
