// `pnpm check`: everything that can be checked without running tests. Prints one line per check, and details of failures.

import { build, run } from "../lib/process/run.ts";
import { checks } from "./checks.ts";

interface Verdict {
  readonly name: string;
  readonly seconds: string;
  /** What a failed check printed; undefined if it passed. */
  readonly complaint: string | undefined;
}

async function timed(name: string, check: () => Promise<string | undefined>): Promise<Verdict> {
  const startedAt = performance.now();
  const complaint = await check().catch((error: Error) => error.message);
  const verdict = { name, seconds: ((performance.now() - startedAt) / 1000).toFixed(1), complaint };
  console.log(`${complaint === undefined ? "ok  " : "FAIL"}  ${verdict.seconds.padStart(5)} s  ${name}`);
  return verdict;
}

// The other checks read the types of a package from its build.
const built = await timed("build", async () => {
  await build();
  return undefined;
});
const verdicts = [built];
if (built.complaint === undefined) {
  const running = checks.map(({ name, command: [program, ...args] }) =>
    timed(name, async () => {
      const { code, text } = await run(program, args, { output: "keep" });
      return code === 0 ? undefined : text.trim() || `exit code ${code}`;
    }),
  );
  verdicts.push(...(await Promise.all(running)));
}
const failures = verdicts.filter((verdict) => verdict.complaint !== undefined);
for (const { name, complaint } of failures) console.log(`\n--- ${name}\n${complaint}`);
if (failures.length > 0) console.log("");
console.log(`${verdicts.length - failures.length} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
