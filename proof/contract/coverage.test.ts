import type { CoverageReport } from "@invitation-clients/contract-kit";
import { describe, expect, test } from "vitest";
import { coverageProblems } from "./coverage-floor.ts";
import { coverageTable } from "./coverage-table.ts";

const report = (covered: boolean, strays: string[] = []): CoverageReport => ({
  spec: "s",
  items: [
    { kind: "operation", name: "a", covered: true },
    { kind: "operation", name: "b", covered },
  ],
  strays,
});

describe("coverageProblems", () => {
  test("full coverage passes, and so does a gap that is a named exception", () => {
    expect(coverageProblems([report(true)], ["s"], {})).toEqual([]);
    expect(coverageProblems([report(false)], ["s"], { s: { "operation b": "reason" } })).toEqual([]);
  });

  test("a suite may name its own exceptions, unless some are listed for its spec", () => {
    const named = { ...report(false), exceptions: { "operation b": "it uploads a file" } };
    expect(coverageProblems([named], ["s"], {})).toEqual([]);
    expect(coverageProblems([named], ["s"], { s: {} })).toEqual(["s: operation b is not covered"]);
  });

  test.for([
    ["a gap", [report(false)], {}, "s: operation b is not covered"],
    [
      "an exception that is no longer needed",
      [report(true)],
      { "operation b": "r" },
      's: the exception "operation b" is not needed',
    ],
    [
      "an exception without a reason",
      [report(false)],
      { "operation b": " " },
      's: the exception "operation b" has no reason',
    ],
    ["a request that the spec does not have", [report(true, ["x was sent"])], {}, "s: x was sent"],
    ["a suite without a report", [], {}, "s: its tests reported no coverage"],
    ["an empty report", [{ spec: "s", items: [], strays: [] }], {}, "s: its report is empty"],
  ] as const)("%s is a problem", ([, reports, exceptions, problem]) => {
    expect(coverageProblems(reports, ["s"], { s: exceptions })).toEqual([problem]);
  });
});

test("the table has a column for each spec, and a row of totals", () => {
  const lines = coverageTable([report(false)], { s: "Spec" }).split("\n");
  expect(lines[0]).toMatch(/^\| covered +\| Spec \|$/);
  expect(lines[2]).toMatch(/^\| operations +\| +1\/2 \|$/);
  expect(lines.at(-1)).toMatch(/^\| all +\| +1\/2 \|$/);
});
