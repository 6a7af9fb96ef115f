import { describe, expect, it } from "vitest";
import type { connect as connectTo } from "../test-support/processes.js";
import { sleep, until } from "../test-support/processes.js";
import { withRedis } from "../test-support/with-redis.js";

const world = withRedis();
const RUNS = Number(process.env.LIMITS_RUNS ?? 12);
const SEED = Number(process.env.LIMITS_SEED ?? Math.trunc(Math.random() * 2 ** 31));
const MOST = 2;

/** Mulberry32: a small generator, so that a seed repeats a run as far as timing allows. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Call {
  readonly process: ReturnType<typeof connectTo>;
  readonly name: string;
  readonly controller: AbortController;
  state: "waiting" | "in" | "over";
}

async function play(seed: number, breaksConnections: boolean): Promise<void> {
  const random = randomOf(seed);
  const processes = [1, 2, 3, 4].map(() => world.connect({ maxConcurrency: MOST, onUnavailable: "fail" }));
  const calls: Call[] = [];
  const inFlight = (): Call[] => calls.filter(({ state }) => state === "in");
  let most = 0;
  const enter = (): void => {
    const process = processes[random(4)] as Call["process"];
    const call: Call = { process, name: `${calls.length}`, controller: new AbortController(), state: "waiting" };
    calls.push(call);
    process.enter(call.name, { group: random(3) > 0 ? "g" : "h", signal: call.controller.signal }).then(
      (end) => {
        call.state = end === "in" ? "in" : "over";
        most = Math.max(most, inFlight().length);
      },
      () => {
        call.state = "over";
      },
    );
  };
  const leave = (call: Call | undefined): void => {
    if (!call) return;
    call.state = "over";
    call.process.leave(call.name, random(4) > 0);
  };
  const steps: readonly (() => unknown)[] = [
    enter,
    enter,
    enter,
    () => leave(inFlight()[random(MOST)]),
    () => leave(inFlight()[0]),
    () => calls[random(Math.max(1, calls.length))]?.controller.abort(new Error("enough")),
    () => processes[random(4)]?.limits.pause(random(2) > 0 ? "g" : "h", 1 + random(60), undefined),
    () => sleep(random(25)),
    () => sleep(random(5)),
    () => (random(8) === 0 ? world.redis.command("SCRIPT", "FLUSH") : undefined),
    () => (breaksConnections && random(10) === 0 ? world.redis.command("CLIENT", "KILL", "TYPE", "normal") : undefined),
  ];
  for (let step = 0; step < 150; step += 1) await steps[random(steps.length)]?.();
  // At the end everybody gets in or has been aborted, and Redis counts nobody any more.
  await until(async () => {
    for (const call of inFlight()) leave(call);
    return calls.every(({ state }) => state === "over");
  });
  expect(most).toBeLessThanOrEqual(MOST);
  await until(async () => {
    // A call makes a process notice that Redis is back.
    for (const process of processes) {
      const end = await process.enter("last").catch(() => "failed");
      if (end === "in") process.leave("last");
    }
    return (await world.count("slots")) === 0 && (await world.count("queue")) === 0;
  });
  for (const process of processes) await process.limits.close();
}

describe(`${RUNS} random runs of four processes with seed ${SEED} (LIMITS_RUNS, LIMITS_SEED)`, () => {
  it("nobody waits for ever, nobody exceeds the bound, and nothing is left behind", async () => {
    for (let run = 0; run < RUNS; run += 1) await play(SEED + run, false);
  });

  // Fewer, because each break costs a second.
  it("the same, while connections break", async () => {
    for (let run = 0; run < RUNS / 4; run += 1) await play(SEED + run, true);
  });
});
