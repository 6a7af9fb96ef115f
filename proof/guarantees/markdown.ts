import { markdownTable } from "../../scripts/lib/text/markdown-table.ts";
import type { GuaranteeGroup } from "./list/guarantee.ts";

/** The list of guarantees as `docs/guarantees.md` shows it. */
export function guaranteesMarkdown(groups: readonly GuaranteeGroup[]): string {
  const lines = [
    "# Guarantees",
    "",
    "What these clients guarantee, and the tests that prove it. `pnpm guarantees` breaks the code behind each guarantee, one change",
    "at a time, and checks that these tests then fail. This file is written by `pnpm guarantees --write` from the list in",
    "[proof/guarantees/list](../proof/guarantees/list).",
  ];
  for (const { title, guarantees } of groups) {
    const rows = guarantees.map((one) => [one.title, one.tests.map(linkTo).join(", "), String(one.changes.length)]);
    lines.push("", `## ${title}`, "", markdownTable(["guarantee", "tests", "changes tried"], rows));
  }
  return `${lines.join("\n")}\n`;
}

function linkTo(test: string): string {
  return `[${test.split("/").pop()}](../packages/${test})`;
}
