import { expect, test } from "vitest";
import { withSection } from "../../../scripts/lib/text/markers.ts";
import { markdownReport, type Row, rowProblem, SECTION, terminalReport } from "./report.ts";

const ROW: Row = {
  consumer: "Bun",
  ok: true,
  unavailable: false,
  tried: "20 tests",
  failure: "",
  version: "1.4.5",
  milliseconds: 640,
};
const BAD: Row = { ...ROW, ok: false, failure: "a | b\nmore" };

test("the Markdown table has each row, and the first line of a failure", () => {
  expect(markdownReport([ROW, BAD])).toBe(
    "| consumer | version | result |\n| - | - | - |\n" +
      "| Bun | 1.4.5 | ok, 20 tests |\n| Bun | 1.4.5 | FAILED: a \\| b |",
  );
});

test("the terminal shows the first line of a failure in its row, and the whole failure below the table", () => {
  expect(terminalReport([ROW, BAD])).toContain("FAILED: a | b  1.4.5    0.6 s\n\nBun:\na | b\nmore");
});

test("a row that is not available says so, and is not listed as a failure", () => {
  const report = terminalReport([{ ...ROW, ok: false, unavailable: true, failure: "there is no browser" }]);
  expect(report).toContain("not available: there is no browser");
  expect(report).not.toMatch(/FAILED|ok,|Bun:/);
});

test("a README is up to date if it names the rows that were tested, whatever their versions", () => {
  const node = { ...ROW, consumer: "Node 20" };
  const text = withSection("<!-- consumers:start --><!-- consumers:end -->", SECTION, markdownReport([ROW, node]));
  expect(rowProblem(text, [{ ...ROW, version: "9" }, node], true)).toBeUndefined();
  expect(rowProblem(text, [node], false)).toBeUndefined();
  expect(rowProblem(text, [ROW], true)).toContain("Node 20");
  expect(rowProblem(text, [ROW, node, { ...ROW, consumer: "Deno" }], false)).toContain("Deno");
});
