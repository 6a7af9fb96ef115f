// `pnpm bench:transport [rounds]`: 50 calls at once on loopback, through whole clients and the layers below them.
// Rounds are interleaved and ratios are taken within a round, so a busy machine slows all contenders alike.
//   --no-build    uses the packages as they were last built
import { fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { build } from "../../../scripts/lib/process/run.ts";
import { AT_ONCE, BATCHES, type Timed, timeInRounds } from "./timing.ts";

const TARGETS = [
  ["whole client, createNodeFetch", "bare global fetch", 2],
  ["whole client, createNodeFetch", "bare undici.request", 0.95],
  ["whole client, global fetch", "bare openapi-fetch, global fetch", 0.95],
] as const;

export async function runTransport(args: readonly string[]): Promise<void> {
  const rounds = Number(args.find((arg) => !arg.startsWith("--")) ?? 40);
  if (!args.includes("--no-build")) {
    console.error("Building the packages …");
    await build();
  }
  // Imported only now: it imports what has just been built.
  const { contenders, versionOf } = await import("./contenders.ts");
  const server = fork(join(import.meta.dirname, "server.ts"), { execArgv: ["--no-warnings"] });
  const [port] = (await once(server, "message")) as [number];
  const { calls, close } = contenders(`http://127.0.0.1:${port}`, AT_ONCE);
  const times = await timeInRounds(calls, rounds);
  await close();
  server.disconnect();

  console.log(
    `Node ${process.version}, undici ${versionOf("undici")} (in Node: ${process.versions.undici}), openapi-fetch ${versionOf("openapi-fetch")}`,
  );
  console.log(
    `${availableParallelism()} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}; ${AT_ONCE} calls at once, ${rounds} rounds of ${BATCHES}\n`,
  );
  printTimes(times);
  for (const [name, than, target] of TARGETS) {
    const found = ratioOf(times, name, than, "clock");
    const verdict = found >= target ? "met" : "NOT met";
    console.log(
      `\n${name}, against ${than}: ${found.toFixed(2)}x, target >= ${target.toFixed(2)}: ${verdict} in this run`,
    );
  }
}

type Times = ReadonlyMap<string, readonly Timed[]>;

function printTimes(times: Times): void {
  console.log("                                         on the clock        own CPU time");
  for (const [name, own] of times) {
    const cells = (["clock", "cpu"] as const).map((kind) => {
      const micros = median(own.map((timed) => timed[kind]));
      return `${micros.toFixed(0).padStart(5)} µs ${ratioOf(times, name, "bare global fetch", kind).toFixed(2)}x`;
    });
    console.log(`${name.padEnd(38)} ${cells.join("      ")}`);
  }
}

/** How many times faster than another contender: the median over the rounds. */
function ratioOf(times: Times, name: string, than: string, kind: keyof Timed): number {
  const others = times.get(than) ?? [];
  return median((times.get(name) ?? []).map((timed, round) => (others[round]?.[kind] ?? Number.NaN) / timed[kind]));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
