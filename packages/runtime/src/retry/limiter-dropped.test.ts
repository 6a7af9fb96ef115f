import { describe, expect, it } from "vitest";
import type { Clock } from "../platform/clock.js";
import { entry, LEASE, limiterWithCallers } from "../test-support/limiter-with-callers.js";
import { manualClock } from "../test-support/manual-clock.js";
import { createLimiter } from "./limiter.js";

describe("a request that is dropped, as by a Worker after its response", () => {
  it("loses its slot after the time that its attempt may take", async () => {
    const { clock, limiter, order, enter } = limiterWithCallers(1);
    await limiter.enter(entry({ lease: 5_000 }));
    void enter("next");
    await clock.advance(5_000);
    expect(order).toEqual([]);
    await clock.advance(2_000);
    expect(order).toEqual(["next"]);
  });

  it("frees its slot for a call that arrives after that time", async () => {
    const { clock, limiter, order, enter } = limiterWithCallers(1);
    expect(limiter.enterNow("g", 5_000)).toBeDefined();
    await clock.advance(6_000);
    void enter("next");
    await clock.advance(0);
    expect(order).toEqual(["next"]);
  });

  it("cannot release its slot later, because another call has it by then", async () => {
    const { clock, limiter, order, enter } = limiterWithCallers(1);
    const late = limiter.enterNow("g", 1_000);
    void enter("a");
    void enter("b");
    await clock.advance(3_000);
    late?.release(true);
    await clock.advance(0);
    expect(order).toEqual(["a"]);
  });

  it("lets the next call go first after a pause", async () => {
    const { clock, limiter, order, enter } = limiterWithCallers(16);
    limiter.pause("g", 1_000, undefined);
    const probe = limiter.enter(entry({ lease: 5_000 }));
    void enter("next");
    await clock.advance(1_000);
    await probe;
    await clock.advance(4_900);
    expect(order).toEqual([]);
    await clock.advance(3_000);
    expect(order).toEqual(["next"]);
  });

  it("may lose the timer of a pause, and the others still continue", async () => {
    const clock = manualClock();
    let gone = false;
    let isOfTheFirst = true;
    const after: Clock["after"] = (ms, run) => {
      const dies = isOfTheFirst;
      return clock.after(ms, () => (dies && gone ? undefined : run()));
    };
    const limiter = createLimiter(16, { ...clock, after });
    const controller = new AbortController();
    limiter.pause("g", 2_000, undefined);
    const first = limiter.enter(entry({ signal: controller.signal })).catch(() => {});
    isOfTheFirst = false;
    const order: string[] = [];
    void limiter.enter(entry()).then(() => order.push("second"));
    controller.abort();
    await first;
    gone = true;
    await clock.advance(4_000);
    expect(order).toEqual(["second"]);
  });

  it("is detected by a timer of each waiter, which ends with the waiter", async () => {
    const { clock, limiter, enter } = limiterWithCallers(1);
    limiter.enterNow("g", LEASE);
    const controller = new AbortController();
    const given = enter("a", "g", () => Number.POSITIVE_INFINITY, controller.signal).catch(() => {});
    await clock.advance(10_000);
    expect(clock.pending).toBe(1);
    controller.abort();
    await given;
    expect(clock.pending).toBe(0);
  });
});
