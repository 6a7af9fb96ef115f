import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/lib/project/workspace.ts";
import { allGuarantees } from "./list/all.ts";
import { guaranteesMarkdown } from "./markdown.ts";

test("docs/guarantees.md is what `pnpm guarantees --write` writes", async () => {
  expect(await readFile(join(root, "docs/guarantees.md"), "utf8")).toBe(guaranteesMarkdown(allGuarantees));
});
