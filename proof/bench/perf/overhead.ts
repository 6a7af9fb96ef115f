// `pnpm bench overhead`: what one call costs without a network, for our client and others. Each sample is a new process
// with one contender: in a shared process, the code paths of the others would slow each one down.
//   --quick     only ours, openapi-fetch and the floor
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { printClaim } from "./measuring/claim.ts";
import { fixed, median, spread } from "./measuring/numbers.ts";
import { sampleInRounds } from "./measuring/rounds.ts";
import { printTable } from "./measuring/table.ts";
import type { Framing } from "./overhead/answers.ts";
import { contenders } from "./overhead/contenders.ts";
import { REFERENCE } from "./overhead/references.ts";

const ROUNDS = 5;
const quick = process.argv.includes("--quick");
const framings: readonly Framing[] = ["no content-length", "content-length"];
const file = join(import.meta.dirname, "overhead/one-contender.ts");

for (const framing of framings) {
  const all = await contenders(framing, quick);
  // Checks that each call works: one that fails would be fast.
  for (const { call } of all) await call();
  const samples = await sampleInRounds(all, ROUNDS, async ({ name }) => {
    const args = ["--no-warnings", file, name, framing, quick ? "quick" : "all"];
    const { code, text } = await run("node", args, { output: "keep" });
    if (code !== 0) throw new Error(text);
    return Number(text);
  });
  const micros = new Map(all.map((one) => [one.name, median(samples.get(one) ?? [])]));
  const ratioOf = (name: string): number => (micros.get(name) ?? Number.NaN) / (micros.get(REFERENCE) ?? Number.NaN);
  printTable(
    `One GET by id with a bearer token, answers with ${framing}: microseconds, median of ${ROUNDS} processes`,
    ["client", "version", "µs", "±%", "ratio"],
    all.map((one) => [
      one.name,
      one.version,
      fixed(micros.get(one.name) ?? Number.NaN, 1),
      fixed(spread(samples.get(one) ?? []), 0),
      one.name === REFERENCE ? "1" : fixed(ratioOf(one.name)),
    ]),
  );
  printClaim(`Ours against ${REFERENCE}, ${framing}`, ratioOf(all[0]?.name ?? ""), 1);
}
