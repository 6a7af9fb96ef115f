import { join } from "node:path";
import { run } from "../../../../scripts/lib/process/run.ts";
import type { Series } from "../series.ts";
import { CREATE_MANY } from "./bulk-jobs.ts";
import type { Job } from "./job.ts";
import { ABORT, BEHIND_PAUSE } from "./waiting-jobs.ts";

const SAMPLES = 3;
const MAIN = join(import.meta.dirname, "cpu-main.ts");

/** The jobs whose CPU time is measured, each with the same by another library. */
export async function cpuSeries(): Promise<Readonly<Record<string, readonly Job[]>>> {
  // Imported on demand: this run may just have installed what it needs.
  const peers = await import("./peers.ts");
  return {
    waiting: [BEHIND_PAUSE, peers.BEHIND_PAUSE],
    aborted: [ABORT, peers.ABORT],
    people: [CREATE_MANY, peers.BY_HAND],
  };
}

/** CPU time by the number of calls that wait in the limits of a client. */
export async function overWaiting(): Promise<Series[]> {
  const sizes = [5_000, 10_000, 20_000, 40_000];
  const over = "calls that wait";
  return [...(await measure("waiting", over, sizes)), ...(await measure("aborted", over, sizes))];
}

/** CPU time by the number of people in a bulk job. */
export function overPeople(): Promise<Series[]> {
  return measure("people", "people in one createMany", [12_500, 25_000, 50_000, 100_000]);
}

async function measure(name: string, over: string, sizes: readonly number[]): Promise<Series[]> {
  const found: Series[] = [];
  for (const [index, job] of ((await cpuSeries())[name] ?? []).entries()) {
    const points = [];
    for (const size of sizes) points.push({ size, cost: await leastCpu([name, String(index), String(size)]) });
    found.push({ name: job.name, unit: "ms CPU", over, points });
  }
  return found;
}

/** The least of several processes: other work on the machine only ever adds time. */
async function leastCpu(args: readonly string[]): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const { code, text, stdout } = await run("node", ["--expose-gc", "--no-warnings", MAIN, ...args], {
      output: "keep",
    });
    if (code !== 0) throw new Error(text);
    least = Math.min(least, Number(stdout));
  }
  return least;
}
