import { expect, test } from "vitest";
import { withSection } from "../../scripts/lib/text/markers.ts";
import { contractSection, hasTable, SECTION } from "./readme-section.ts";

const README = "# A\n\n<!-- contract:start -->\nold\n<!-- contract:end -->\n\nrest\n";

test("a README is right if the table between its markers is the measured one", () => {
  const table = "| covered | A |\n| --- | --: |\n| all | 9/9 |";
  const written = withSection(README, SECTION, contractSection(table, undefined));
  expect(hasTable(written, table)).toBe(true);
  expect(hasTable(written.replace("9/9", "999/999"), table)).toBe(false);
  expect(hasTable(written.replace("| all", "| more | 1/1 |\n| all"), table)).toBe(false);
  expect(hasTable(`${README}\n${table}`, table)).toBe(false);
});

test("contractSection names the score of a full run, and none without one", () => {
  expect(contractSection("TABLE", { killed: 9, total: 10 })).toContain("killed 9 of 10");
  expect(contractSection("TABLE", undefined)).not.toMatch(/killed \d/);
});
