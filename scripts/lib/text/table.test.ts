import { expect, it } from "vitest";
import { drawTable } from "./table.ts";

it("aligns the columns, without spaces at the end of a line", () => {
  expect(
    drawTable(
      ["name", "result"],
      [
        ["a", "ok"],
        ["longer", "\u001b[31mFAILED\u001b[39m"],
      ],
    ),
  ).toBe("name    result\n──────  ──────\na       ok\nlonger  \u001b[31mFAILED\u001b[39m");
});
