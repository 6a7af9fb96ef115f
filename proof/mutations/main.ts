// `pnpm contract:mutate`: changes specs and clients one place at a time, and sees the contract suites fail.
// `--sample N` tries N of them, others with each commit unless `--seed S` says which; `--per-family N` more or fewer of each
// sort, and a word only what it is part of.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { headCommit } from "../../scripts/lib/process/git-state.ts";
import { build } from "../../scripts/lib/process/run.ts";
import { seedOf, wholeNumber } from "../../scripts/lib/process/seed.ts";
import { staleQuotations } from "../../scripts/lib/project/quotations.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { SPECS } from "../contract/specs.ts";
import { clientMutations } from "./client-mutations.ts";
import { specMutations } from "./families/spec-mutations.ts";
import { type JsonObject, type Mutation, nameOf, sample } from "./mutation.ts";
import { scoreOf, scoreTable } from "./mutation-score.ts";
import { SURVIVORS } from "./survivors.ts";
import { CONTROL, tryMutation, type Verdict } from "./try-mutation.ts";

const LANES = 2;

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    sample: { type: "string" },
    seed: { type: "string" },
    "per-family": { type: "string", default: "1" },
    "no-build": { type: "boolean", default: false },
  },
  allowPositionals: true,
});

async function allMutations(perFamily: number): Promise<Mutation[]> {
  const bySpec = await Promise.all(
    SPECS.map(async ({ name, document }) => {
      const parsed = JSON.parse(await readFile(document, "utf8")) as JsonObject;
      return specMutations(name, parsed, perFamily);
    }),
  );
  return [...bySpec.flat(), ...clientMutations];
}

/** A change of nothing for each spec, and for each package that is copied: a copy may fail for being one. */
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

async function sampleOf(all: readonly Mutation[], count: number): Promise<Mutation[]> {
  const seed = seedOf(values.seed, await headCommit());
  console.log(`${Math.min(count, all.length)} of ${all.length} mutations, picked by --seed ${seed}`);
  return sample(all, count, seed);
}

const started = Date.now();
if (!values["no-build"]) await build();
const [word = ""] = positionals;
const perFamily = wholeNumber("--per-family", values["per-family"]);
const meant = (await allMutations(perFamily)).filter((mutation) =>
  nameOf(mutation).toLowerCase().includes(word.toLowerCase()),
);
const picked = values.sample === undefined ? meant : await sampleOf(meant, wholeNumber("--sample", values.sample));
const verdicts = await tryAll([...controls(picked), ...picked]);
const [control, tried] = [true, false].map((is) => verdicts.filter(({ family }) => (family === CONTROL) === is)) as [
  Verdict[],
  Verdict[],
];
// Another number per family finds other places to change: what is explained may not be among them.
const every = (await allMutations(10_000)).map(nameOf);
const full = values.sample === undefined && word === "" && values["per-family"] === "1";
const { killed, total, problems } = scoreOf(tried, SURVIVORS, { full, every });
const failing = control
  .filter(({ end }) => end !== "survived")
  .map(({ name, by }) => `${name} fails the suites: ${by}`);
await mkdir(join(root, ".vitest"), { recursive: true });
await writeFile(
  join(root, ".vitest/contract-mutate.json"),
  `${JSON.stringify({ full, killed, total, verdicts }, null, 2)}\n`,
);
if (total > 0) console.log(`\n${scoreTable(tried)}\n`);
for (const { name, end } of tried) if (end === "survived") console.log(`survived: ${name}: ${SURVIVORS[name] ?? "?"}`);
// Those of a mutation that was not picked, too: a sample may never meet it.
const stale = await staleQuotations(clientMutations);
for (const problem of [...failing, ...problems, ...stale]) console.log(`✘ ${problem}`);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `${killed} of ${total} mutations killed (${((100 * killed) / Math.max(total, 1)).toFixed(1)} %) in ${seconds} s`,
);
process.exitCode = failing.length + problems.length + stale.length === 0 ? 0 : 1;
