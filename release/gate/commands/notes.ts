import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publicPackages } from "../../../scripts/lib/project/published-packages.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { buildHere } from "../build-here.ts";
import { readCases } from "../cases.ts";
import { judges } from "../judge/judges.ts";
import { verdicts } from "../judge/verdict.ts";
import { NOTHING_PENDING } from "../read/plan.ts";
import { callerRows } from "../write/caller-rows.ts";
import { apiChanges, withNotes } from "../write/changelog.ts";
import { sentence } from "../write/missing-changesets.ts";

/** Adds the API changes since the last release to each changelog, and replaces what an earlier run added. */
export async function notes(): Promise<number> {
  await buildHere();
  const packages = await publicPackages();
  let exitCode = 0;
  for (const { name, released, changes } of await verdicts(await readCases(root), NOTHING_PENDING, judges)) {
    const one = packages.find((candidate) => candidate.name === name);
    // Without an earlier release there is nothing to compare with; without a new version there is no section to add to.
    if (one === undefined || released === undefined || released === one.version) continue;
    const rows = callerRows(changes);
    const file = join(one.folder, "CHANGELOG.md");
    const changelog = await readFile(file, "utf8");
    try {
      await writeFile(file, withNotes(changelog, one.version, apiChanges(changes, released), rows.map(sentence)));
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      console.error(`${file}: ${reason}; add a heading "## ${one.version}", and run this again`);
      exitCode = 1;
      continue;
    }
    console.log(`${name} ${one.version}: changes for callers since ${released}: ${rows.length}`);
  }
  return exitCode;
}
