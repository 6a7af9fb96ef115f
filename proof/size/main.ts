// `pnpm size`: compares the clients' bundles and the cost of their types with `proof/size/budgets.json`. The results are
// the same on every machine; times are printed, but never fail the command.
//   --why             also lists the modules of each bundle that is within its budget
//   --no-build        measures the packages as they were last built
//   --budgets FILE    compares with the budgets of another file

import { join } from "node:path";
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { build } from "../../scripts/lib/process/run.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { drawTable } from "../../scripts/lib/text/table.ts";
import { type Budgets, judge, type Verdict } from "./budgets.ts";
import { checkCompletion } from "./completion/completion-check.ts";
import { measureInstantiations } from "./instantiations.ts";
import { measureBundles } from "./measure-bundles.ts";

const { values } = optionsOf("pnpm size [--why] [--no-build] [--budgets FILE]", {
  options: {
    why: { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
    budgets: { type: "string", default: join(root, "proof/size/budgets.json") },
  },
});

async function main(): Promise<Verdict[]> {
  if (!values["no-build"]) await build();
  const budgets = await readJson<Budgets>(values.budgets);
  const { measurements, web } = await measureBundles();
  const types = await measureInstantiations();
  return [...judge([...measurements, ...types], budgets), ...web, ...(await checkCompletion())];
}

function print(verdicts: readonly Verdict[]): void {
  const rows = verdicts.map(({ name, found, allowed, aim, ok }) => [ok ? "ok" : "FAIL", name, found, allowed, aim]);
  console.log(drawTable(["", "measured", "found", "allowed", "aim"], rows, ["left", "left", "right"]));
  for (const { name, ok, details } of verdicts) {
    if (details.length > 0 && (!ok || values.why)) console.log(`\n--- ${name}\n${details.join("\n")}`);
  }
}

const verdicts = await main().catch((error: Error): Verdict[] => {
  console.error(error.message);
  return [];
});
if (verdicts.length > 0) print(verdicts);
const failed = verdicts.filter(({ ok }) => !ok).length;
console.log(`\n${verdicts.length - failed} passed, ${verdicts.length === 0 ? 1 : failed} failed`);
process.exitCode = failed === 0 && verdicts.length > 0 ? 0 : 1;
