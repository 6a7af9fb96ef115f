import { build } from "../../scripts/lib/process/run.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readCases } from "./cases.ts";
import { judges } from "./judge/judges.ts";
import { type Verdict, verdicts } from "./judge/verdict.ts";
import { type Changeset, readPending } from "./read/pending.ts";

/** What the gate found, and the changesets that it knew. */
export interface Findings {
  readonly found: readonly Verdict[];
  readonly pending: readonly Changeset[];
}

/** Builds this repository and judges its packages. */
export async function judgeRepository(): Promise<Findings> {
  await build();
  const cases = await readCases(root);
  const pending = await readPending(
    root,
    cases.map(({ name }) => name),
  );
  return { found: await verdicts(cases, pending, judges), pending };
}
