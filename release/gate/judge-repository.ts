import { build } from "../../scripts/lib/process/run.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readCases } from "./cases.ts";
import { judges } from "./judge/judges.ts";
import { type Verdict, verdicts } from "./judge/verdict.ts";
import type { Changeset } from "./read/pending.ts";
import { readPlan } from "./read/plan.ts";

/** What the gate found, and the pending changesets. */
export interface Findings {
  readonly found: readonly Verdict[];
  readonly pending: readonly Changeset[];
}

/** Builds this repository and judges its packages. */
export async function judgeRepository(): Promise<Findings> {
  await build();
  const cases = await readCases(root);
  const folders = (await publicPackages()).map(({ folder }) => folder);
  const plan = await readPlan(root, folders);
  return { found: await verdicts(cases, plan, judges), pending: plan.changesets };
}
