import { build } from "../lib/run.ts";
import { root } from "../lib/workspace.ts";
import { readCases } from "./cases.ts";
import { judges } from "./judges.ts";
import { type Changeset, readPending } from "./pending.ts";
import { type Verdict, verdicts } from "./verdict.ts";

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
