// `pnpm bench paging`: memory and time of a walk through a million rows, and the time that `prefetch` saves.
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { printClaim } from "./measuring/claim.ts";
import { fixed } from "./measuring/numbers.ts";
import { printTable } from "./measuring/table.ts";
import type { Walk } from "./paging/memory.ts";
import { comparePrefetch } from "./paging/prefetch.ts";
import { walkers } from "./paging/walkers.ts";

// Fixed, because V8 doubles its young generation at any moment, by 30 MB and more, whichever client pages.
const FIXED_YOUNG_GENERATION = ["--min-semi-space-size=16", "--max-semi-space-size=16"];
const MB = 1e6;

const walks = [];
for (const walker of await walkers()) {
  const file = join(import.meta.dirname, "paging/one-walk.ts");
  const args = ["--expose-gc", "--no-warnings", ...FIXED_YOUNG_GENERATION, file, walker.name];
  const { code, text } = await run("node", args, { output: "keep" });
  if (code !== 0) throw new Error(text);
  walks.push({ ...walker, ...(JSON.parse(text) as Walk) });
}
const [ours, byHand] = walks;
printTable(
  "1,000,000 rows from a server in memory, whose time is included; growth after the first 200,000 rows",
  ["client", "version", "rows/page", "µs/row", "ratio", "process, MB", "live objects, MB"],
  walks.map(({ name, version, pageSize, microsPerRow, growth, heapGrowth }) => [
    name,
    version,
    String(pageSize),
    fixed(microsPerRow),
    fixed(microsPerRow / (byHand?.microsPerRow ?? 1)),
    fixed(growth / MB, 1),
    fixed(heapGrowth / MB, 1),
  ]),
);
printClaim("Growth of the process over 1,000,000 rows, after the warm-up", (ours?.growth ?? 0) / MB, 20, " MB");
await comparePrefetch();
