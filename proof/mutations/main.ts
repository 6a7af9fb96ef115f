// `pnpm contract:mutate [words]`: changes specs and clients, one place at a time, and checks that the contract tests fail.
//   words            tries only mutations whose name contains these words
//   --sample N       tries N mutations, picked at random
//   --seed S         picks the same sample again; otherwise the commit is the seed
//   --per-family N   how many mutations of each family (1 if not given)

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endWith, optionsOf } from "../../scripts/lib/process/options.ts";
import { build } from "../../scripts/lib/process/run.ts";
import { wholeNumber } from "../../scripts/lib/process/seed.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { SPECS } from "../contract/specs.ts";
import { clientMutations } from "./client-mutations.ts";
import { specMutations } from "./families/spec-mutations.ts";
import { type JsonObject, type Mutation, nameOf } from "./mutation.ts";
import { staleQuotations } from "./quotations.ts";
import { sampleOf, sizeOf } from "./sample.ts";
import { scoreOf, scoreTable } from "./score/mutation-score.ts";
import { SURVIVORS } from "./score/survivors.ts";
import { CONTROL, tryMutation, type Verdict } from "./try-mutation.ts";

const LANES = 2;

const { values, positionals } = optionsOf(
  "pnpm contract:mutate [words] [--sample N] [--seed S] [--per-family N] [--no-build]",
  {
    options: {
      sample: { type: "string" },
      seed: { type: "string" },
      "per-family": { type: "string", default: "1" },
      "no-build": { type: "boolean", default: false },
    },
    allowPositionals: true,
  },
);

async function allMutations(perFamily: number): Promise<Mutation[]> {
  const bySpec = await Promise.all(
    SPECS.map(async ({ name, document }) => {
      const parsed = await readJson<JsonObject>(document);
      return specMutations(name, parsed, perFamily);
    }),
  );
  return [...bySpec.flat(), ...clientMutations];
}

/** For each spec and each copied package, a mutation that changes nothing: if its tests fail, the copy is to blame. */
function controls(mutations: readonly Mutation[]): Mutation[] {
  const found = new Map<string, Mutation>();
  for (const mutation of mutations) {
    const { spec } = mutation;
    if (mutation.kind === "spec") {
      found.set(spec, { kind: "spec", spec, family: CONTROL, at: "a control", change: () => {} });
    } else {
      const owner = mutation.file.split("/")[0] ?? "";
      const control = { family: CONTROL, at: `a control of ${owner}`, replace: mutation.find };
      found.set(`${spec} ${owner}`, { ...mutation, ...control });
    }
  }
  return [...found.values()];
}

async function tryAll(queue: Mutation[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const lane = async (number: number): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const verdict = await tryMutation(next, number);
      verdicts.push(verdict);
      const sign = verdict.end === "killed" ? "✔" : verdict.family === CONTROL ? "·" : "✘";
      const by = verdict.end === "killed" ? ` — ${verdict.by}` : "";
      console.log(`${sign} ${verdict.end}  ${verdict.name}${by}`.slice(0, 220));
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index + 1)));
  return verdicts;
}

const started = Date.now();
let perFamily = 1;
let size: number | undefined;
try {
  perFamily = wholeNumber("--per-family", values["per-family"]);
  size = sizeOf(values);
} catch (error) {
  endWith((error as Error).message);
}
if (!values["no-build"]) await build();
const words = positionals.join(" ");
const matching = (await allMutations(perFamily)).filter((mutation) =>
  nameOf(mutation).toLowerCase().includes(words.toLowerCase()),
);
const picked = size === undefined ? matching : await sampleOf(matching, size, values.seed, "mutations");
const verdicts = await tryAll([...controls(picked), ...picked]);
const [control, tried] = [true, false].map((is) => verdicts.filter(({ family }) => (family === CONTROL) === is)) as [
  Verdict[],
  Verdict[],
];
// All mutations that exist: with another --per-family, an explained one may not be among those tried.
const every = (await allMutations(10_000)).map(nameOf);
const full = values.sample === undefined && words === "" && values["per-family"] === "1";
const { killed, total, problems } = scoreOf(tried, SURVIVORS, { full, every });
const failing = control
  .filter(({ end }) => end !== "survived")
  .map(({ name, by }) => `${name} changes nothing, yet the tests fail: ${by}`);
await mkdir(join(root, ".vitest"), { recursive: true });
await writeFile(
  join(root, ".vitest/contract-mutate.json"),
  `${JSON.stringify({ full, killed, total, verdicts }, null, 2)}\n`,
);
if (total > 0) console.log(`\n${scoreTable(tried)}\n`);
for (const { name, end } of tried) if (end === "survived") console.log(`survived: ${name}: ${SURVIVORS[name] ?? "?"}`);
// Checks the quotations of all mutations, because a sample may leave a stale one out.
const stale = await staleQuotations(clientMutations);
for (const problem of [...failing, ...problems, ...stale]) console.log(`✘ ${problem}`);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `${killed} of ${total} mutations killed (${((100 * killed) / Math.max(total, 1)).toFixed(1)} %) in ${seconds} s`,
);
process.exitCode = failing.length + problems.length + stale.length === 0 ? 0 : 1;
