import { join } from "node:path";
import { expect, it } from "vitest";
import { leavesTestsOut, skippedTests, type TestReport, tally } from "./test-report.ts";
import { root } from "./workspace.ts";

const file = (status: string, ...tests: string[]): TestReport["testResults"][number] => ({
  name: join(root, "a.test.ts"),
  status,
  assertionResults: tests.map((test) => ({ status: test, fullName: "a rule" })),
});

it("counts passed and failed tests over all files", () => {
  const testResults = [file("passed", "passed", "passed"), file("failed", "passed", "failed", "failed")];
  expect(tally({ testResults }, 1)).toEqual({ passed: 3, failed: 2 });
});

it.each(["skipped", "pending", "todo", "disabled"])("a test that is %s counts as one failure", (status) => {
  expect(tally({ testResults: [file("passed", "passed", status)] }, 0)).toEqual({ passed: 1, failed: 1 });
  expect(skippedTests({ testResults: [file("passed", "passed", status)] })).toEqual([`a.test.ts: a rule (${status})`]);
});

it.each([[[]], [["failed"]]])(
  "tests behind a failed hook and %j are no failures, and only their number is told",
  (own) => {
    const report = { testResults: [file("failed", ...own, ...Array<string>(165).fill("skipped"))] };
    expect(tally(report, 1)).toEqual({ passed: 0, failed: 1 });
    expect(skippedTests(report)).toEqual(["a.test.ts: 165 behind what failed"]);
  },
);

it("tests that the caller filtered out do not count", () => {
  expect(tally({ testResults: [file("passed", "passed", "skipped")] }, 0, "filtered")).toEqual({
    passed: 1,
    failed: 0,
  });
});

it.each([
  [["-t", "rule"], true],
  [["--testNamePattern=rule"], true],
  [["--bail", "1"], true],
  [["src/a.test.ts:12"], true],
  [["runtime", "--project", "unit"], false],
])("whether %j makes vitest leave tests out: %j", (args, filtered) => {
  expect(leavesTestsOut(args)).toBe(filtered);
});

it("a file that could not be loaded is one failure", () => {
  expect(tally({ testResults: [file("passed", "passed"), file("failed")] }, 1)).toEqual({ passed: 1, failed: 1 });
});

it("a runner that failed although every test passed is one failure", () => {
  expect(tally({ testResults: [file("passed", "passed")] }, 1)).toEqual({ passed: 1, failed: 1 });
});

it("a runner that wrote no report is one failure", () => {
  expect(tally(undefined, 134)).toEqual({ passed: 0, failed: 1 });
});

it("no test at all is neither passed nor failed", () => {
  expect(tally({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 0 });
});
