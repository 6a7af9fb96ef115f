import { expect, it } from "vitest";
import { type TestReport, tally } from "./test-report.ts";

const file = (status: string, ...tests: string[]): TestReport["testResults"][number] => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

it("counts passed and failed tests over all files, and no skipped ones", () => {
  const testResults = [file("passed", "passed", "passed", "skipped"), file("failed", "passed", "failed", "failed")];
  expect(tally({ testResults }, 1)).toEqual({ passed: 3, failed: 2 });
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
