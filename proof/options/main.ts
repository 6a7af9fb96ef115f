// `pnpm options`: names each README whose table of options is not what the docstrings say; with `--write` it rewrites them.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { sectionOf, writeSection } from "../../scripts/lib/text/markers.ts";
import { README_LISTS } from "../../site/options/lists.ts";
import { optionsTable } from "../../site/options/tables.ts";

const { write = false } = optionsOf("pnpm options [--write]", { options: { write: { type: "boolean" } } }).values;

for (const [folder, lists] of Object.entries(README_LISTS)) {
  const path = `packages/${folder}/README.md`;
  const table = await optionsTable(lists);
  if (sectionOf(await readFile(join(root, path), "utf8"), "options") === table) continue;
  if (write) await writeSection(join(root, path), "options", table);
  console.log(
    write ? `${path} is rewritten` : `${path}: its options are not what the docstrings say: pnpm options --write`,
  );
  if (!write) process.exitCode = 1;
}
