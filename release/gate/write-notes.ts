// The last step of `pnpm release:version`: adds to each changelog what changed in the API since the last release. What
// it added before, it replaces.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "../../scripts/lib/process/run.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readCases } from "./cases.ts";
import { judges } from "./judge/judges.ts";
import { verdicts } from "./judge/verdict.ts";
import { sentence } from "./tell/fix.ts";
import { apiChanges, withNotes } from "./tell/notes.ts";

await build();
const packages = await publicPackages();
for (const { name, released, changes } of await verdicts(await readCases(root), [], judges)) {
  const one = packages.find((candidate) => candidate.name === name);
  // A package that was not released yet has nothing to differ from; one that does not move has no section to add to.
  if (one === undefined || released === undefined || released === one.version) continue;
  const file = join(one.folder, "CHANGELOG.md");
  const changelog = await readFile(file, "utf8");
  try {
    await writeFile(file, withNotes(changelog, one.version, apiChanges(changes, released), changes.map(sentence)));
  } catch (error) {
    console.error(
      `${file}: ${error instanceof Error ? error.message : error}; add a heading "## ${one.version}", and run this again`,
    );
    process.exitCode = 1;
    continue;
  }
  console.log(`${name} ${one.version}: ${changes.length} changes since ${released}`);
}
