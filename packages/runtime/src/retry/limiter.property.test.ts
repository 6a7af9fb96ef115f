import fc from "fast-check";
import { expect, it } from "vitest";
import { manualClock } from "../test-support/manual-clock.js";
import { createLimiter } from "./limiter.js";
import type { Slot } from "./shared-limits.js";

const MOST = 2;
const LEASE = 5_000;

type Step =
  | { readonly do: "enter"; readonly group: number; readonly signal: number; readonly patience: number }
  | { readonly do: "abort"; readonly signal: number }
  | { readonly do: "release"; readonly which: number; readonly finished: boolean }
  | { readonly do: "pause"; readonly group: number; readonly ms: number }
  | { readonly do: "advance" | "stall"; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("enter" as const),
      group: fc.nat(1),
      // Few signals, so that calls share them; the last ones mean no signal.
      signal: fc.nat(4),
      patience: fc.constantFrom(500, 3_000, Number.POSITIVE_INFINITY),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("abort" as const), signal: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("release" as const), which: fc.nat(9), finished: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("pause" as const),
      group: fc.nat(1),
      ms: fc.integer({ min: 1, max: 2_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("advance" as const, "stall" as const),
      ms: fc.integer({ min: 0, max: 1_500 }),
    }),
  },
);

interface Call {
  readonly group: string;
  readonly number: number;
  slot?: Slot;
  since?: number;
  isOver: boolean;
}

async function play(steps: readonly Step[]): Promise<void> {
  const clock = manualClock();
  const limiter = createLimiter(MOST, clock);
  const signals = [new AbortController(), new AbortController()];
  const calls: Call[] = [];
  /** The calls whose slot has not expired. */
  const inFlight = (): Call[] =>
    calls.filter(({ slot, since = 0, isOver }) => slot && !isOver && clock.now() - since < LEASE);
  const waiting = (group: string): Call[] => calls.filter((call) => call.group === group && !call.slot && !call.isOver);

  const enter = (group: string, controller: AbortController | undefined, patience: number): void => {
    const call: Call = { group, number: calls.length, isOver: false };
    calls.push(call);
    const entering =
      limiter.enterNow(group, LEASE) ??
      limiter.enter({ group, longestWait: () => patience, signal: controller?.signal, lease: LEASE });
    Promise.resolve(entering)
      .then(
        (slot) => {
          if (!("release" in slot)) {
            call.isOver = true;
            return;
          }
          // Order: no earlier call of the same group is still waiting.
          expect(waiting(group)[0]?.number).toBe(call.number);
          call.slot = slot;
          call.since = clock.now();
          expect(inFlight().length).toBeLessThanOrEqual(MOST);
        },
        () => {
          call.isOver = true;
        },
      )
      .catch((error: unknown) => failures.push(error));
  };
  const failures: unknown[] = [];
  const release = (call: Call | undefined, finished: boolean): void => {
    if (!call) return;
    call.isOver = true;
    call.slot?.release(finished);
  };

  for (const one of steps) {
    if (one.do === "enter") enter(`g${one.group}`, signals[one.signal], one.patience);
    if (one.do === "abort") {
      signals[one.signal]?.abort(new Error("stop"));
      signals[one.signal] = new AbortController();
    }
    if (one.do === "release") release(inFlight()[one.which % MOST], one.finished);
    if (one.do === "pause") limiter.pause(`g${one.group}`, one.ms, undefined);
    if (one.do === "stall") clock.stall(one.ms);
    // Due timers run only when the clock advances: until then they are late.
    if (one.do === "advance") await clock.advance(one.ms);
    else await new Promise((resolve) => setImmediate(resolve));
    expect(failures).toEqual([]);
  }
  // Once all slots are released and all pauses are over, every call has been let through, refused or aborted.
  for (let turn = 0; turn < 2 * calls.length + 2; turn += 1) {
    for (const call of inFlight()) release(call, true);
    await clock.advance(turn === 0 ? 2_000 : 0);
  }
  expect(failures).toEqual([]);
  expect(calls.filter(({ slot, isOver }) => !slot && !isOver)).toEqual([]);
  expect(clock.pending).toBe(0);
}

it("the limiter loses no call and keeps order and limit, whatever is aborted, paused or late", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), play), { numRuns: 500 });
});
