// `node cpu-main.ts SERIES INDEX SIZE`: prints the milliseconds of CPU time of one job, in a process of its own.
import { cpuSeries } from "./over-callers.ts";

const [series = "", index = "", size = ""] = process.argv.slice(2);
const job = (await cpuSeries())[series]?.[Number(index)];
if (!job) throw new Error(`there is no job ${index} of ${series}`);
// Warms up until the code is compiled.
await (await job.prepare(1_000))();
const run = await job.prepare(Number(size));
globalThis.gc?.();
const before = process.cpuUsage();
await run();
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1_000);
