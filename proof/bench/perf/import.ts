// `pnpm bench import`: the time that importing a client adds to the start of a process. Each sample is a new process. The system has
// the files in its cache; no compiled code is cached.
import { pathToFileURL } from "node:url";
import { modules } from "./import/modules.ts";
import { startProcess } from "./import/start-process.ts";
import { printClaim } from "./measuring/claim.ts";
import { fixed, median, spread } from "./measuring/numbers.ts";
import { printTable } from "./measuring/table.ts";

const SAMPLES = 15;

const all = await modules();
const empty: number[] = [];
const found = new Map(all.map(({ name }) => [name, [] as number[]]));
for (let sample = -2; sample < SAMPLES; sample += 1) {
  const nothing = startProcess("");
  if (sample >= 0) empty.push(nothing);
  for (const { name, file } of all) {
    const took = startProcess(`import ${JSON.stringify(pathToFileURL(file).href)};`);
    // The first two samples fill the system's cache and do not count.
    if (sample >= 0) found.get(name)?.push(took);
  }
}
const base = median(empty);
const whole = (name: string): number => median(found.get(name) ?? []);
// Of whole processes, because the time beyond an empty one is too short to divide by: it may even be measured as negative.
const ratio = (name: string): number => whole(name) / whole("openapi-fetch");
printTable(
  `Import in a new process: milliseconds more than an empty one takes (${fixed(base, 1)} ms ±${fixed(spread(empty), 0)}%), and the ratio of whole processes; median of ${SAMPLES}`,
  ["client", "version", "ms", "ratio"],
  all.map(({ name, version }) => [
    name,
    version,
    fixed(whole(name) - base, 1),
    name === "openapi-fetch" ? "1" : fixed(ratio(name)),
  ]),
);
printClaim("A process with the Kantata client against one with openapi-fetch alone", ratio(all[0]?.name ?? ""), 1.3);
