import { expect, test } from "vitest";
import { withSection } from "../../scripts/lib/text/markers.ts";
import { contractSection, hasTable, SECTION } from "./proof-section.ts";

const PAGE = "# A\n\n<!-- contract:start -->\nold\n<!-- contract:end -->\n\nrest\n";

test("hasTable is true only for exactly the table that was measured", () => {
  const table = "| covered | A |\n| --- | --: |\n| all | 9/9 |";
  const written = withSection(PAGE, SECTION, contractSection(table, undefined));
  expect(hasTable(written, table)).toBe(true);
  expect(hasTable(written.replace("9/9", "999/999"), table)).toBe(false);
  expect(hasTable(written.replace("| all", "| more | 1/1 |\n| all"), table)).toBe(false);
  expect(hasTable(`${PAGE}\n${table}`, table)).toBe(false);
});

test("contractSection names the score of the last full run, if there was one", () => {
  expect(contractSection("TABLE", { killed: 9, total: 10 })).toContain("found 9 of 10 changes");
  expect(contractSection("TABLE", undefined)).not.toMatch(/found \d/);
});
