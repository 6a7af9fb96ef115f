// `pnpm bench keeper`: how long the keepers of a spec wait: for the generator, and for a build with nothing to do.
import { turboRun } from "./keeper/cached.ts";
import { compareGeneration } from "./keeper/generation.ts";
import { printClaim } from "./measuring/claim.ts";
import { fixed, median } from "./measuring/numbers.ts";
import { printTable } from "./measuring/table.ts";

await compareGeneration();
await turboRun();
const runs = [];
for (let sample = 0; sample < 5; sample += 1) runs.push(await turboRun());
const seconds = median(runs.map((run) => run.seconds));
const whole = runs.every(({ cached, tasks }) => cached === tasks);
printTable(
  "turbo run generate build, nothing changed, median of 5",
  ["tasks", "cached", "s"],
  [[String(runs[0]?.tasks), whole ? "all" : "not all: something changed during the run", fixed(seconds)]],
);
printClaim("A build with nothing to do", seconds, 1, " s");
