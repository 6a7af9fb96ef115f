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

test("the terminal shows a failure's first line in its row, and below it all of it", () => {
  expect(terminalReport([ROW, BAD])).toContain("FAILED: a | b  1.4.5    0.6 s\n\nBun:\na | b\nmore");
});

test("what is not available is said, and is no failure below the table", () => {
  const report = terminalReport([{ ...ROW, ok: false, unavailable: true, failure: "there is no browser" }]);
  expect(report).toContain("not available: there is no browser");
  expect(report).not.toMatch(/FAILED|ok,|Bun:/);
});

test("a README is right if it names the rows that were tried, whatever their versions", () => {
  const node = { ...ROW, consumer: "Node 20" };
  const text = withSection("<!-- consumers:start --><!-- consumers:end -->", SECTION, markdownReport([ROW, node]));
  expect(rowProblem(text, [{ ...ROW, version: "9" }, node], true)).toBeUndefined();
  expect(rowProblem(text, [node], false)).toBeUndefined();
  expect(rowProblem(text, [ROW], true)).toContain("Node 20");
  expect(rowProblem(text, [ROW, node, { ...ROW, consumer: "Deno" }], false)).toContain("Deno");
});
