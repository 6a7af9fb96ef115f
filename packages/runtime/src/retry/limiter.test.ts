import { describe, expect, it } from "vitest";
import type { Clock } from "../platform/clock.js";
import { manualClock } from "../test-support/manual-clock.js";
import { createLimiter, PausedError, type Slot } from "./limiter.js";

// Longer than any test, except those of expired slots.
const LEASE = 1_000_000;
const forever = (): number => Number.POSITIVE_INFINITY;

function setUp(maxConcurrency = 2) {
  const clock = manualClock();
  const limiter = createLimiter(maxConcurrency, clock);
  const order: string[] = [];
  const slots = new Map<string, Slot>();
  const enter = (name: string, group = "g", wait = forever, signal?: AbortSignal): Promise<void> =>
    Promise.resolve(limiter.enterNow(group, LEASE) ?? limiter.enter(group, wait, signal, LEASE)).then((slot) => {
      order.push(name);
      slots.set(name, slot);
    });
  const leave = (name: string, finished = true): void => slots.get(name)?.release(finished);
  return { clock, limiter, order, enter, leave };
}

describe("maxConcurrency", () => {
  it("lets two in at once, and the others in order of arrival", async () => {
    const { clock, order, enter, leave } = setUp(2);
    for (const name of ["a", "b", "c", "d"]) void enter(name);
    await clock.advance(0);
    expect(order).toEqual(["a", "b"]);
    leave("b");
    await clock.advance(0);
    expect(order).toEqual(["a", "b", "c"]);
    leave("a");
    leave("c");
    await clock.advance(0);
    expect(order).toEqual(["a", "b", "c", "d"]);
  });

  it("counts a slot that is released twice once", async () => {
    const { clock, order, enter, leave } = setUp(1);
    for (const name of ["a", "b", "c"]) void enter(name);
    await clock.advance(0);
    leave("a");
    leave("a");
    await clock.advance(0);
    expect(order).toEqual(["a", "b"]);
  });

  it("gives the place of an aborted waiter to the next one", async () => {
    const { clock, order, enter, leave } = setUp(1);
    const controller = new AbortController();
    void enter("a");
    const given = enter("b", "g", forever, controller.signal);
    void enter("c");
    await clock.advance(0);
    controller.abort(new Error("stop"));
    await expect(given).rejects.toThrow("stop");
    leave("a");
    await clock.advance(0);
    expect(order).toEqual(["a", "c"]);
  });
});

describe("a pause", () => {
  it("holds back its group, then lets one call go first, then the others", async () => {
    const { clock, limiter, order, enter, leave } = setUp(16);
    limiter.pause("g", 1_000, undefined);
    for (const name of ["a", "b", "c"]) void enter(name);
    await clock.advance(999);
    expect(order).toEqual([]);
    await clock.advance(1);
    expect(order).toEqual(["a"]);
    leave("a");
    await clock.advance(0);
    expect(order).toEqual(["a", "b", "c"]);
  });

  it("does not hold back other groups", async () => {
    const { clock, limiter, order, enter } = setUp(16);
    limiter.pause("g", 1_000, undefined);
    void enter("waits");
    void enter("goes", "other");
    await clock.advance(0);
    expect(order).toEqual(["goes"]);
  });

  it("does not let a waiting group block the slots of others", async () => {
    const { clock, limiter, order, enter, leave } = setUp(1);
    limiter.pause("g", 1_000, undefined);
    void enter("waits");
    void enter("first", "other");
    void enter("second", "other");
    await clock.advance(0);
    leave("first");
    await clock.advance(0);
    expect(order).toEqual(["first", "second"]);
  });

  it("that the first call prolongs continues for all", async () => {
    const { clock, limiter, order, enter, leave } = setUp(16);
    limiter.pause("g", 1_000, undefined);
    for (const name of ["a", "b"]) void enter(name);
    await clock.advance(1_000);
    limiter.pause("g", 500, undefined);
    leave("a");
    await clock.advance(499);
    expect(order).toEqual(["a"]);
    await clock.advance(1);
    expect(order).toEqual(["a", "b"]);
  });

  it("lets the next call go first if the first one was aborted", async () => {
    const { clock, limiter, order, enter, leave } = setUp(16);
    limiter.pause("g", 1_000, undefined);
    for (const name of ["a", "b", "c"]) void enter(name);
    await clock.advance(1_000);
    leave("a", false);
    await clock.advance(0);
    expect(order).toEqual(["a", "b"]);
    leave("b");
    await clock.advance(0);
    expect(order).toEqual(["a", "b", "c"]);
  });

  it("longer than a caller would wait refuses that caller at once, with the time left and the cause", async () => {
    const { clock, limiter, enter } = setUp(16);
    limiter.pause("g", 90_000, "the answer");
    await clock.advance(10_000);
    const refused = enter("a", "g", () => 60_000);
    await expect(refused).rejects.toBeInstanceOf(PausedError);
    await refused.catch((error: PausedError) => {
      expect(error.refusal).toEqual({ timeLeft: 80_000, cause: "the answer" });
    });
  });

  it("that grows refuses the waiting callers that would not wait so long", async () => {
    const { clock, limiter, order, enter } = setUp(16);
    limiter.pause("g", 1_000, undefined);
    const impatient = enter("impatient", "g", () => 5_000).catch((error: unknown) => error);
    void enter("patient");
    await clock.advance(0);
    limiter.pause("g", 30_000, undefined);
    expect(await impatient).toBeInstanceOf(PausedError);
    await clock.advance(30_000);
    expect(order).toEqual(["patient"]);
  });

  it("is not shortened by later, shorter advice", async () => {
    const { clock, limiter, order, enter } = setUp(16);
    limiter.pause("g", 10_000, undefined);
    limiter.pause("g", 1_000, undefined);
    void enter("a");
    await clock.advance(9_999);
    expect(order).toEqual([]);
    await clock.advance(1);
    expect(order).toEqual(["a"]);
  });

  it("that is over but whose timer is late still ends for those behind a waiter that is aborted just then", async () => {
    const { clock, limiter, order, enter } = setUp(16);
    const controller = new AbortController();
    limiter.pause("g", 1_000, undefined);
    const given = enter("gives up", "g", forever, controller.signal);
    void enter("next");
    await clock.advance(500);
    clock.stall(600);
    controller.abort(new Error("stop"));
    await expect(given).rejects.toThrow("stop");
    await clock.advance(0);
    expect(order).toEqual(["next"]);
  });

  it("that is over but whose timer is late ends for a call behind two that share an aborted signal", async () => {
    const { clock, limiter, order, enter, leave } = setUp(16);
    const controller = new AbortController();
    limiter.pause("g", 1_000, undefined);
    const first = enter("first", "g", forever, controller.signal);
    void enter("second", "g", forever, controller.signal);
    void enter("stranger");
    await clock.advance(500);
    clock.stall(600);
    controller.abort(new Error("stop"));
    await expect(first).rejects.toThrow("stop");
    await clock.advance(0);
    leave("second", false);
    await clock.advance(0);
    expect(order).toEqual(["second", "stranger"]);
  });

  it("leaves no timer behind when its last waiter is gone", async () => {
    const { clock, limiter, enter } = setUp(16);
    const controller = new AbortController();
    limiter.pause("g", 10_000, undefined);
    const given = enter("a", "g", forever, controller.signal).catch(() => {});
    await clock.advance(0);
    expect(clock.pending).toBe(2);
    controller.abort();
    await given;
    expect(clock.pending).toBe(0);
  });
});

describe("a request that is dropped, as by a Worker after its response", () => {
  it("loses its slot after the time that its attempt may take", async () => {
    const { clock, limiter, order, enter } = setUp(1);
    await limiter.enter("g", forever, undefined, 5_000);
    void enter("next");
    await clock.advance(5_000);
    expect(order).toEqual([]);
    await clock.advance(2_000);
    expect(order).toEqual(["next"]);
  });

  it("frees its slot for a call that arrives after that time", async () => {
    const { clock, limiter, order, enter } = setUp(1);
    expect(limiter.enterNow("g", 5_000)).toBeDefined();
    await clock.advance(6_000);
    void enter("next");
    await clock.advance(0);
    expect(order).toEqual(["next"]);
  });

  it("cannot release its slot later, because another call has it by then", async () => {
    const { clock, limiter, order, enter } = setUp(1);
    const late = limiter.enterNow("g", 1_000);
    void enter("a");
    void enter("b");
    await clock.advance(3_000);
    late?.release(true);
    await clock.advance(0);
    expect(order).toEqual(["a"]);
  });

  it("lets the next call go first after a pause", async () => {
    const { clock, limiter, order, enter } = setUp(16);
    limiter.pause("g", 1_000, undefined);
    const probe = limiter.enter("g", forever, undefined, 5_000);
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
    const first = limiter.enter("g", forever, controller.signal, LEASE).catch(() => {});
    isOfTheFirst = false;
    const order: string[] = [];
    void limiter.enter("g", forever, undefined, LEASE).then(() => order.push("second"));
    controller.abort();
    await first;
    gone = true;
    await clock.advance(4_000);
    expect(order).toEqual(["second"]);
  });

  it("is detected by a timer of each waiter, which ends with the waiter", async () => {
    const { clock, limiter, enter } = setUp(1);
    limiter.enterNow("g", LEASE);
    const controller = new AbortController();
    const given = enter("a", "g", forever, controller.signal).catch(() => {});
    await clock.advance(10_000);
    expect(clock.pending).toBe(1);
    controller.abort();
    await given;
    expect(clock.pending).toBe(0);
  });
});
