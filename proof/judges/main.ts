// `pnpm judges pairs` and `pnpm judges histories`: what the spec judge says of pairs of documents that others wrote.
// README.md says what the options mean.

import { endWith, optionsOf } from "../../scripts/lib/process/options.ts";
import { runHistories } from "./histories/run-histories.ts";
import { runPairs } from "./pairs/run-pairs.ts";

const USAGE = [
  "pnpm judges pairs [--oasdiff CLONE | --offline] [--folder DIR] [--full] [--write README]",
  "       pnpm judges histories [--clone NAME=DIR …] [--only NAME] [--full] [--diff]",
].join("\n");

const { values, positionals } = optionsOf(USAGE, {
  allowPositionals: true,
  options: {
    oasdiff: { type: "string" },
    offline: { type: "boolean", default: false },
    folder: { type: "string" },
    full: { type: "boolean", default: false },
    write: { type: "string" },
    clone: { type: "string", multiple: true, default: [] },
    only: { type: "string" },
    diff: { type: "boolean", default: false },
  },
});

const OWN: Readonly<Record<string, readonly string[]>> = {
  pairs: ["oasdiff", "offline", "folder", "full", "write"],
  histories: ["clone", "only", "full", "diff"],
};

const [program = "", ...more] = positionals;
const own = Object.hasOwn(OWN, program) ? OWN[program] : undefined;
if (own === undefined || more.length > 0) endWith(`Say pairs or histories.\nusage: ${USAGE}`);
const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
for (const [name, value] of Object.entries(values)) {
  if (isGiven(value) && !own.includes(name))
    endWith(`\`pnpm judges ${program}\` has no option --${name}.\nusage: ${USAGE}`);
}
if (values.offline && values.oasdiff !== undefined) endWith("--offline and --oasdiff exclude each other.");

const work = program === "pairs" ? runPairs(values) : runHistories(values);
const { passed, failed } = await work.catch((error: Error) => endWith(error.message, 1));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
