import { expect, test } from "vitest";
import { drawTable } from "./table.ts";

test("columns are as wide as their widest cell, and colours take no width", () => {
  expect(
    drawTable(
      ["name", "result"],
      [
        ["Ada", "\u001b[32mok\u001b[39m"],
        ["Grace Hopper", ""],
      ],
    ),
  ).toBe("name          result\n────────────  ──────\nAda           \u001b[32mok\u001b[39m\nGrace Hopper");
});

test("the last alignment counts for all columns after it", () => {
  const table = drawTable(["name", "a", "bcd"], [["Ada", "10", "1"]], ["left", "right"]);
  expect(table.split("\n").at(-1)).toBe("Ada   10    1");
});
