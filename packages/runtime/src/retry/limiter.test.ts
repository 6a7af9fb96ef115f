import { describe, expect, it } from "vitest";
import { entry, limiterWithCallers } from "../test-support/limiter-with-callers.js";
import { createLimiter } from "./limiter.js";

describe("maxConcurrency", () => {
  it("lets two in at once, and the others in order of arrival", async () => {
    const { clock, order, enter, leave } = limiterWithCallers(2);
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
    const { clock, order, enter, leave } = limiterWithCallers(1);
    for (const name of ["a", "b", "c"]) void enter(name);
    await clock.advance(0);
    leave("a");
    leave("a");
    await clock.advance(0);
    expect(order).toEqual(["a", "b"]);
  });

  it("gives the place of an aborted waiter to the next one", async () => {
    const { clock, order, enter, leave } = limiterWithCallers(1);
    const controller = new AbortController();
    void enter("a");
    const given = enter("b", "g", () => Number.POSITIVE_INFINITY, controller.signal);
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
    const { clock, limiter, order, enter, leave } = limiterWithCallers(16);
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
    const { clock, limiter, order, enter } = limiterWithCallers(16);
    limiter.pause("g", 1_000, undefined);
    void enter("waits");
    void enter("goes", "other");
    await clock.advance(0);
    expect(order).toEqual(["goes"]);
  });

  it("does not let a waiting group block the slots of others", async () => {
    const { clock, limiter, order, enter, leave } = limiterWithCallers(1);
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
    const { clock, limiter, order, enter, leave } = limiterWithCallers(16);
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
    const { clock, limiter, order, enter, leave } = limiterWithCallers(16);
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
    const { clock, limiter, enter } = limiterWithCallers(16);
    limiter.pause("g", 90_000, "the answer");
    await clock.advance(10_000);
    const refused = enter("a", "g", () => 60_000);
    await expect(refused).rejects.toMatchObject({ timeLeft: 80_000, cause: "the answer" });
  });

  it("that grows refuses the waiting callers that would not wait so long", async () => {
    const { clock, limiter, order, enter } = limiterWithCallers(16);
    limiter.pause("g", 1_000, undefined);
    const impatient = enter("impatient", "g", () => 5_000).catch((error: unknown) => error);
    void enter("patient");
    await clock.advance(0);
    limiter.pause("g", 30_000, undefined);
    expect(await impatient).toMatchObject({ timeLeft: 30_000 });
    await clock.advance(30_000);
    expect(order).toEqual(["patient"]);
  });

  it("lets callers that wait again go first, in the order in which they came back", async () => {
    const { clock, limiter, order } = limiterWithCallers(16);
    limiter.pause("g", 1_000, undefined);
    const wait = async (name: string, again: boolean): Promise<void> => {
      const slot = await limiter.enter(entry({ again }));
      order.push(name);
      if ("release" in slot) slot.release(true);
    };
    for (const [name, again] of Object.entries({ new: false, first: true, second: true, newer: false }))
      void wait(name, again);
    await clock.advance(1_000);
    expect(order).toEqual(["first", "second", "new", "newer"]);
  });

  it("ends at once for all when it is over elsewhere", async () => {
    const { clock, limiter, order, enter } = limiterWithCallers(16);
    limiter.pause("g", 1_000, undefined);
    for (const name of ["a", "b"]) void enter(name);
    await clock.advance(10);
    limiter.resume("g");
    await clock.advance(0);
    expect(order).toEqual(["a", "b"]);
  });

  it("that begins after the one before it ended elsewhere goes on when the call that went first returns", async () => {
    const { clock, limiter, order, enter, leave } = limiterWithCallers(16);
    limiter.pause("g", 1_000, undefined);
    void enter("first");
    await clock.advance(1_000);
    limiter.resume("g");
    limiter.pause("g", 5_000, undefined);
    leave("first");
    void enter("next");
    await clock.advance(4_999);
    expect(order).toEqual(["first"]);
    await clock.advance(1);
    expect(order).toEqual(["first", "next"]);
  });

  it("is asked about by thousands of waiters only if it may last for longer than they said they would wait", async () => {
    const { clock, limiter } = limiterWithCallers(16);
    let questions = 0;
    const longestWait = (): number => {
      questions += 1;
      return 60_000;
    };
    const waiters = 1_000;
    limiter.pause("g", 1, undefined);
    for (let n = 0; n < waiters; n += 1) void limiter.enter(entry({ longestWait }));
    for (let n = 1; n < waiters; n += 1) limiter.pause("g", n, undefined);
    expect(questions).toBe(waiters);
    limiter.pause("g", 60_001, undefined);
    expect(questions).toBe(2 * waiters);
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });

  it("tells a caller that waits how long it takes, and not a caller that is refused or let in", async () => {
    const { limiter } = limiterWithCallers(16);
    const told: [string, number][] = [];
    const held = (name: string) => ({ onHeld: (ms: number) => void told.push([name, ms]) });
    void limiter.enter(entry(held("let in")));
    limiter.pause("g", 5_000, undefined);
    void limiter.enter(entry(held("waits")));
    await limiter.enter(entry({ ...held("is refused"), longestWait: () => 4_000 }));
    expect(told).toEqual([["waits", 5_000]]);
  });

  it("is not shortened by later, shorter advice", async () => {
    const { clock, limiter, order, enter } = limiterWithCallers(16);
    limiter.pause("g", 10_000, undefined);
    limiter.pause("g", 1_000, undefined);
    void enter("a");
    await clock.advance(9_999);
    expect(order).toEqual([]);
    await clock.advance(1);
    expect(order).toEqual(["a"]);
  });

  it("that is over but whose timer is late still ends for those behind a waiter that is aborted just then", async () => {
    const { clock, limiter, order, enter } = limiterWithCallers(16);
    const controller = new AbortController();
    limiter.pause("g", 1_000, undefined);
    const given = enter("gives up", "g", () => Number.POSITIVE_INFINITY, controller.signal);
    void enter("next");
    await clock.advance(500);
    clock.stall(600);
    controller.abort(new Error("stop"));
    await expect(given).rejects.toThrow("stop");
    await clock.advance(0);
    expect(order).toEqual(["next"]);
  });

  it("that is over but whose timer is late ends for a call behind two that share an aborted signal", async () => {
    const { clock, limiter, order, enter, leave } = limiterWithCallers(16);
    const controller = new AbortController();
    limiter.pause("g", 1_000, undefined);
    const first = enter("first", "g", () => Number.POSITIVE_INFINITY, controller.signal);
    void enter("second", "g", () => Number.POSITIVE_INFINITY, controller.signal);
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
    const { clock, limiter, enter } = limiterWithCallers(16);
    const controller = new AbortController();
    limiter.pause("g", 10_000, undefined);
    const given = enter("a", "g", () => Number.POSITIVE_INFINITY, controller.signal).catch(() => {});
    await clock.advance(0);
    expect(clock.pending).toBe(2);
    controller.abort();
    await given;
    expect(clock.pending).toBe(0);
  });
});

it.each([1, 2, 3, 4, 5, 6])("a clock that steps back after %d readings does not stop the process", async (times) => {
  let left = Number.POSITIVE_INFINITY;
  let readings = 0;
  const clock = {
    now: () => {
      readings += 1;
      // Ends a loop that would otherwise run for ever.
      if (readings > 1_000) throw new Error("too many readings");
      left -= 1;
      return left >= 0 ? 10_060 : 9_000;
    },
    random: () => 0.5,
    after: () => () => {},
  };
  const limiter = createLimiter(2, { ...clock, now: () => (left === Number.POSITIVE_INFINITY ? 10_000 : clock.now()) });
  limiter.pause("g", 50, undefined);
  void limiter.enter(entry());
  left = times;
  await expect(limiter.enter(entry({ group: "h" }))).resolves.toHaveProperty("release");
});
