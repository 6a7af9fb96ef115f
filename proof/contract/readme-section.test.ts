import { expect, test } from "vitest";
import { contractSection, hasTable, withSection } from "./readme-section.ts";

const README = "# A\n\n<!-- contract:start -->\nold\n<!-- contract:end -->\n\nrest\n";

test("withSection replaces what is between the markers, and writes the same again", () => {
  const written = withSection(README, "new\n");
  expect(written).toBe("# A\n\n<!-- contract:start -->\nnew\n<!-- contract:end -->\n\nrest\n");
  expect(withSection(written, "new")).toBe(written);
});

test.for(["no markers", `${README}${README}`, "<!-- contract:start --> no end"])("withSection refuses %j", (readme) => {
  expect(() => withSection(readme, "new")).toThrow("not one <!-- contract:");
});

test("a README is right if the table between its markers is the measured one", () => {
  const table = "| covered | A |\n| --- | --: |\n| all | 9/9 |";
  const written = withSection(README, contractSection(table, undefined));
  expect(hasTable(written, table)).toBe(true);
  expect(hasTable(written.replace("9/9", "999/999"), table)).toBe(false);
  expect(hasTable(written.replace("| all", "| more | 1/1 |\n| all"), table)).toBe(false);
  expect(hasTable(`${README}\n${table}`, table)).toBe(false);
});

test("contractSection names the score of a full run, and none without one", () => {
  expect(contractSection("TABLE", { killed: 9, total: 10 })).toContain("killed 9 of 10");
  expect(contractSection("TABLE", undefined)).not.toMatch(/killed \d/);
});
