import { describe, expect, it } from "vitest";
import type { Clock } from "../platform/clock.js";
import { manualClock } from "../test-support/manual-clock.js";
import { createLimiter, PausedError, type Slot } from "./limiter.js";

// Longer than any test but those of leases.
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
  it("lets two in at once and the others in their order of arrival", async () => {
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

  it("gives the place of a waiter that was aborted to the next", async () => {
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
  it("holds its group back, then lets one go first, then the others", async () => {
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

  it("does not let a waiting group block the places of others", async () => {
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

  it("that the call on trial renews goes on for all", async () => {
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

  it("is tried by the next call if the one on trial was given up", async () => {
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

  it("longer than a caller would wait fails that caller at once, with the time left and the cause", async () => {
    const { clock, limiter, enter } = setUp(16);
    limiter.pause("g", 90_000, "the answer");
    await clock.advance(10_000);
    const refused = enter("a", "g", () => 60_000);
    await expect(refused).rejects.toBeInstanceOf(PausedError);
    await refused.catch((error: PausedError) => {
      expect(error.refusal).toEqual({ timeLeft: 80_000, cause: "the answer" });
    });
  });

  it("that grows while callers wait fails those that would not wait so long", async () => {
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

  it("is not shortened by a later, shorter advice", async () => {
    const { clock, limiter, order, enter } = setUp(16);
    limiter.pause("g", 10_000, undefined);
    limiter.pause("g", 1_000, undefined);
    void enter("a");
    await clock.advance(9_999);
    expect(order).toEqual([]);
    await clock.advance(1);
    expect(order).toEqual(["a"]);
  });

  it("that is over, with its timer late, still ends for those behind a waiter who gives up just then", async () => {
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

  it("that is over, with its timer late, ends for a stranger behind two calls that share an aborted signal", async () => {
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

describe("a request that is dropped, as a Worker's is when it has answered", () => {
  it("loses its slot when its attempt could last no longer", async () => {
    const { clock, limiter, order, enter } = setUp(1);
    await limiter.enter("g", forever, undefined, 5_000);
    void enter("next");
    await clock.advance(5_000);
    expect(order).toEqual([]);
    await clock.advance(2_000);
    expect(order).toEqual(["next"]);
  });

  it("frees its slot for a call that comes when its attempt could last no longer", async () => {
    const { clock, limiter, order, enter } = setUp(1);
    expect(limiter.enterNow("g", 5_000)).toBeDefined();
    await clock.advance(6_000);
    void enter("next");
    await clock.advance(0);
    expect(order).toEqual(["next"]);
  });

  it("gives back nothing late: its slot is another's by then", async () => {
    const { clock, limiter, order, enter } = setUp(1);
    const late = limiter.enterNow("g", 1_000);
    void enter("a");
    void enter("b");
    await clock.advance(3_000);
    late?.release(true);
    await clock.advance(0);
    expect(order).toEqual(["a"]);
  });

  it("leaves the trial after a pause to the next call", async () => {
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

  it("takes the timer of a pause with it, and the others go all the same", async () => {
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

  it("is looked out for by one timer for each waiter, which goes with it", async () => {
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
