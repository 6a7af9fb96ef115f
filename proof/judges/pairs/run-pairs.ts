import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeSection } from "../../../scripts/lib/text/markers.ts";
import type { Judge } from "../judges/judge.ts";
import { libraries } from "../judges/libraries.ts";
import { ours } from "../judges/ours.ts";
import { programs } from "../judges/programs.ts";
import { openClone } from "../sources/clone.ts";
import { placesOf } from "../sources/user-path.ts";
import { askAll, type Outcome, tallyOf } from "./ask-all.ts";
import { readLabels } from "./oasdiff-labels.ts";
import { oasdiffPairs } from "./oasdiff-pairs.ts";
import { casePairs, folderPairs } from "./own-pairs.ts";
import type { PairSet } from "./pair.ts";
import { pairTable, readmeSection, totalsTable } from "./report.ts";

/** What to compare, as the command line says it. */
export interface PairOptions {
  /** A clone of oasdiff; without it, one is made. */
  readonly oasdiff?: string | undefined;
  /** Leaves oasdiff's pairs out. */
  readonly offline: boolean;
  readonly folder?: string | undefined;
  /** Also prints the pairs on which all judges are right. */
  readonly full: boolean;
  /** A file with the markers of the section. */
  readonly write?: string | undefined;
}

/** The markers' name. */
export const SECTION = "comparison";

/** Compares the judges, and counts the pairs on which ours is right and wrong. */
export async function runPairs(options: PairOptions): Promise<{ passed: number; failed: number }> {
  const folder = await mkdtemp(join(tmpdir(), "judges-"));
  try {
    const judges: Judge[] = [ours, ...(await libraries()), ...(await programs())];
    const labels = await readLabels();
    const outcomes: Outcome[] = [];
    for (const set of await setsOf(options, folder)) {
      const outcome = await askAll(set, judges, labels.commit.slice(0, 10));
      print(outcome, options.full);
      outcomes.push(outcome);
    }
    const missing = judges.filter(({ version }) => version === undefined).map(({ name }) => name);
    if (missing.length > 0) console.log(`\nNot installed: ${missing.join(", ")}.`);
    const right = outcomes.map((outcome) => tallyOf(outcome, 0).right);
    const passed = right.reduce((sum, count) => sum + count, 0);
    const failed = outcomes.reduce((sum, { rows }) => sum + rows.length, 0) - passed;
    if (options.write !== undefined && failed === 0) {
      const day = new Date().toISOString().slice(0, 10);
      await writeSection(
        placesOf(options.write).find(existsSync) ?? options.write,
        SECTION,
        readmeSection(outcomes, missing, day),
      );
    }
    return { passed, failed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function setsOf({ oasdiff, offline, folder: given }: PairOptions, folder: string): Promise<PairSet[]> {
  const sets: PairSet[] = [];
  if (!offline) {
    const labels = await readLabels();
    const clone = await openClone("oasdiff", labels.repository, oasdiff, "--oasdiff CLONE");
    sets.push(await oasdiffPairs(labels, clone, join(folder, "oasdiff")));
  }
  sets.push(await casePairs(join(folder, "cases")));
  if (given !== undefined) sets.push(await folderPairs(given));
  return sets;
}

function print(outcome: Outcome, isFull: boolean): void {
  const rows = outcome.rows.filter(({ answers }) => isFull || answers.some(({ grade }) => grade !== "right"));
  const hidden = outcome.rows.length - rows.length;
  console.log(`\n${outcome.rows.length} pairs: ${outcome.title}. ↓ too low, ↑ too high, ? unclear.\n`);
  console.log(pairTable({ ...outcome, rows }));
  if (hidden > 0) console.log(`and ${hidden} more on which all judges are right (--full shows them)`);
  console.log(`\n${totalsTable(outcome)}`);
}
