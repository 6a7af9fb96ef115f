// `pnpm bench profile`: the time of one call by function, sampled over 100,000 calls. It is approximate: the time of an
// inlined function counts for its caller. Then the bytes that a call allocates, here and in openapi-fetch with one middleware.
import { type HeapProfiler, Session } from "node:inspector/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../setup/folders.ts";
import { fixed } from "./measuring/numbers.ts";
import type { Contender } from "./measuring/rounds.ts";
import { printTable } from "./measuring/table.ts";
import { exampleBody, memoryFetch } from "./overhead/answers.ts";
import { ours } from "./overhead/ours.ts";
import { references } from "./overhead/references.ts";

const CALLS = 100_000;
const fetch = memoryFetch(await exampleBody(), "content-length");
const own = ours(fetch);
const { call } = own;
for (let index = 0; index < 20_000; index += 1) await call();

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.setSamplingInterval", { interval: 200 });
await session.post("Profiler.start");
const startedAt = performance.now();
for (let index = 0; index < CALLS; index += 1) await call();
const took = performance.now() - startedAt;
const { profile } = await session.post("Profiler.stop");

const frames = new Map(profile.nodes.map((node) => [node.id, nameOf(node.callFrame)]));
const parents = new Map(
  profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)),
);
const self = new Map<string, number>();
const charged = new Map<string, number>();
let all = 0;
(profile.samples ?? []).forEach((id, index) => {
  const micros = profile.timeDeltas?.[index] ?? 0;
  all += micros;
  add(self, frames.get(id) ?? "", micros);
  add(charged, chargedTo(id), micros);
});
const perCall = (micros: number): string => fixed(((micros / all) * took * 1000) / CALLS);
const rows = (times: ReadonlyMap<string, number>): string[][] =>
  [...times]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 25)
    .map(([name, micros]) => [name, perCall(micros), fixed((100 * micros) / all, 1)]);
const title = `${fixed((took * 1000) / CALLS, 1)} µs per call`;
printTable(
  `${title}: by function of the client, including the platform functions it calls`,
  ["function", "µs", "%"],
  rows(charged),
);
printTable(`${title}: by function, excluding the functions it calls`, ["function", "µs", "%"], rows(self));

const { authenticated } = await references(fetch);
const allocations: string[][] = [];
for (const contender of [own, authenticated]) {
  allocations.push([contender.name, fixed((await bytesPerCall(contender)) / 1000, 1)]);
}
printTable("Allocated per call, including the response of the `fetch` in memory", ["client", "kB"], allocations);

/** Bytes that a call allocates, sampled; objects that were collected count too. */
async function bytesPerCall(contender: Contender): Promise<number> {
  for (let index = 0; index < 5_000; index += 1) await contender.call();
  await session.post("HeapProfiler.startSampling", {
    samplingInterval: 4096,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  for (let index = 0; index < CALLS / 5; index += 1) await contender.call();
  const { profile: heap } = await session.post("HeapProfiler.stopSampling");
  return sizeOf(heap.head) / (CALLS / 5);
}

function sizeOf({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}

function add(times: Map<string, number>, name: string, micros: number): void {
  times.set(name, (times.get(name) ?? 0) + micros);
}

/** The innermost function of a client on the stack. Without one, the platform itself was running. */
function chargedTo(id: number): string {
  for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
    const name = frames.get(at) ?? "";
    if (/packages\/|openapi-fetch|bench\//.test(name)) return name;
  }
  return frames.get(id)?.startsWith("(") ? (frames.get(id) ?? "") : "(the platform itself: streams, promises, timers)";
}

function nameOf({ functionName, url, lineNumber }: { functionName: string; url: string; lineNumber: number }): string {
  const file = url.startsWith("file:") ? relative(root, fileURLToPath(url)).replace(/^.*node_modules\//, "") : url;
  return `${functionName || "(anonymous)"}  ${file}${file ? `:${lineNumber + 1}` : ""}`;
}
