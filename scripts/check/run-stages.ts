import type { Tally } from "../lib/project/test-report.ts";
import type { Check } from "./checks.ts";

/** How checks are run. */
export interface Running {
  /** Runs one. Resolves with what it complains about; undefined if it passed. */
  readonly perform: (check: Check) => Promise<string | undefined>;
  /** How many run at the same time. With one for each processor, the time of each is its own. */
  readonly atOnce: number;
  readonly print: (line: string) => void;
}

/** Runs the stages one after another, until a check fails. Prints a line when a check begins and when it ends, then the complaints. */
export async function runStages(stages: readonly (readonly Check[])[], running: Running): Promise<Tally> {
  const { perform, atOnce, print } = running;
  const all = stages.flat().length;
  const complaints: string[] = [];
  let ended = 0;
  const runOne = async (check: Check): Promise<void> => {
    print(`…                      ${check.name}`);
    const startedAt = performance.now();
    const complaint = await perform(check).catch((error: Error) => error.message);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
    ended += 1;
    const count = `${ended}/${all}`.padStart(5);
    print(`${complaint === undefined ? "ok  " : "FAIL"}  ${seconds} s  ${count}  ${check.name}`);
    if (complaint !== undefined) complaints.push(`\n--- ${check.name}\n${complaint}`);
  };
  for (const stage of stages) {
    const waiting = [...stage];
    const runNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await runOne(next);
    };
    await Promise.all(Array.from({ length: atOnce }, runNext));
    if (complaints.length > 0) break;
  }
  for (const complaint of complaints) print(complaint);
  if (ended < all) print(`\nNot checked, because of what failed: ${all - ended} more.`);
  return { passed: ended - complaints.length, failed: complaints.length };
}
