import { expect, test } from "vitest";
import { markdownTable } from "./markdown-table.ts";

test("a table is as narrow as its cells, and a | in a cell is escaped", () => {
  expect(markdownTable(["name", "says"], [["Ada", "a | b"]])).toBe("| name | says |\n| - | - |\n| Ada | a \\| b |");
});

test("a padded table aligns its columns", () => {
  const table = markdownTable(["name", "count"], [["Ada", "7"]], { padded: true, align: ["left", "right"] });
  expect(table).toBe("| name | count |\n| ---- | ----: |\n| Ada  |     7 |");
});
