import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { judgeAgainst } from "./against/judge-against.ts";
import { buildHere } from "./build-here.ts";
import { readCases } from "./cases.ts";
import { judges } from "./judge/judges.ts";
import { type Verdict, verdicts } from "./judge/verdict.ts";
import type { Changeset } from "./read/pending.ts";
import { readPlan } from "./read/plan.ts";

/** What the gate found, and the pending changesets. */
export interface Findings {
  readonly found: readonly Verdict[];
  readonly pending: readonly Changeset[];
  /** What was not compared, each as a sentence. */
  readonly remarks: readonly string[];
}

/**
 * Builds this repository and judges its packages.
 *
 * @param against - A commit to compare with, by any name that git knows. @default the last release of each package
 */
export async function judgeRepository(against?: string): Promise<Findings> {
  // The report is printed, so progress goes to the other stream.
  if (against !== undefined) return judgeAgainst(against, (line) => console.error(line));
  await buildHere();
  const cases = await readCases(root);
  const folders = (await publicPackages()).map(({ folder }) => folder);
  const plan = await readPlan(root, folders);
  return { found: await verdicts(cases, plan, judges), pending: plan.changesets, remarks: [] };
}
