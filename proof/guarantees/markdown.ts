import type { GuaranteeGroup } from "./list/guarantee.ts";

/** The list of guarantees as `docs/guarantees.md` shows it. */
export function guaranteesMarkdown(groups: readonly GuaranteeGroup[]): string {
  const lines = [
    "# Guarantees",
    "",
    "What these clients guarantee, and the tests that prove it. `pnpm guarantees` removes the code behind each guarantee, one",
    "change at a time, and checks that these tests then fail. `pnpm guarantees --write` writes this file from",
    "`proof/guarantees/list/`.",
  ];
  for (const { title, guarantees } of groups) {
    lines.push("", `## ${title}`, "", "| guarantee | tests | changes tried |", "|---|---|---|");
    for (const { title, tests, changes } of guarantees) {
      const links = tests.map((test) => `[${test.split("/").pop()}](../packages/${test})`).join(", ");
      lines.push(`| ${title} | ${links} | ${changes.length} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}
