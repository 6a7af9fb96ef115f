// `node count-main.ts SIZE …`: counts the work of each job at these sizes, and prints it as JSON. The counts depend on the code
// alone, not on the machine: how often each block of the packages runs, and the items that arrays and collections walk over.
import { Session } from "node:inspector/promises";
import { CREATE_MANY, FAKES, IN_BULK } from "./bulk-jobs.ts";
import type { Job } from "./job.ts";
import { ABORT, AT_ONCE, BEHIND_PAUSE } from "./waiting-jobs.ts";

const JOBS: readonly Job[] = [BEHIND_PAUSE, ABORT, ...AT_ONCE, CREATE_MANY, ...IN_BULK, ...FAKES];
const sizes = process.argv.slice(2).map(Number);

let walked = 0;
/** Counts what V8 does in one step for JavaScript, but not in one step for the machine. */
function watch(prototype: object, name: PropertyKey, walks: (self: never, result: never) => number): void {
  const original = Reflect.get(prototype, name) as (...given: unknown[]) => unknown;
  const watched = function (this: never, ...given: unknown[]): unknown {
    const before = walks(this, undefined as never);
    const result = original.apply(this, given);
    walked += walks.length > 1 ? walks(this, result as never) : before;
    return result;
  };
  Object.defineProperty(prototype, name, { value: watched, configurable: true, writable: true });
}
const lengthOf = (array: readonly unknown[]): number => array.length;
for (const name of ["includes", "indexOf", "lastIndexOf", "sort", "splice", "unshift", "join", "fill"]) {
  watch(Array.prototype, name, lengthOf);
}
// V8 moves the start of an array that is not large.
watch(Array.prototype, "shift", (array: readonly unknown[]) => (array.length < 10_000 ? 1 : array.length));
for (const name of ["slice", "concat"])
  watch(Array.prototype, name, (_array, made: readonly unknown[]) => made?.length ?? 0);
// Spread and destructuring use it too.
watch(Array.prototype, Symbol.iterator, lengthOf);
for (const prototype of [Map.prototype, Set.prototype]) {
  for (const name of [Symbol.iterator, "values", "keys", "entries"]) {
    watch(prototype, name, (_all, iterator: Iterator<unknown>) => {
      const next = iterator?.next.bind(iterator);
      if (next) {
        iterator.next = () => {
          walked += 1;
          return next();
        };
      }
      return 0;
    });
  }
}

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

async function work(run: () => Promise<unknown>): Promise<number> {
  await session.post("Profiler.takePreciseCoverage");
  walked = 0;
  await run();
  const items = walked;
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const own = result.filter(({ url }) => /\/packages\/[^/]+\/dist\//.test(url));
  const blocks = own.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
  return items + blocks.reduce((sum, count) => sum + count, 0);
}

const counts: Record<string, number[]> = {};
for (const job of JOBS) {
  await (await job.prepare(100))();
  const own: number[] = [];
  for (const size of sizes) own.push(await work(await job.prepare(size)));
  counts[job.name] = own;
}
console.log(JSON.stringify(counts));
