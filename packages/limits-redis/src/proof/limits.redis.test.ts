import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import { sleep, until } from "../test-support/processes.js";
import { withRedis } from "../test-support/with-redis.js";

const world = withRedis();
const { connect, count } = world;

describe("maxConcurrency over processes", () => {
  it("lets only as many in as it says, the others when a slot is free, in order of arrival", async () => {
    const order: string[] = [];
    const [a, b] = [connect({ maxConcurrency: 2 }, order), connect({ maxConcurrency: 2 }, order)];
    await a.enter("a1");
    await b.enter("b1");
    const a2 = a.enter("a2");
    await until(async () => (await count("queue")) === 1);
    const b2 = b.enter("b2");
    await until(async () => (await count("queue")) === 2);
    expect(order).toEqual(["a1", "b1"]);
    b.leave("b1");
    await a2;
    a.leave("a1");
    await b2;
    expect(order).toEqual(["a1", "b1", "a2", "b2"]);
  });

  it("a slot that is released twice is free once", async () => {
    const order: string[] = [];
    const [a, b, c] = [1, 2, 3].map(() => connect({ maxConcurrency: 1 }, order));
    await a?.enter("a1");
    const waiting = [b?.enter("b1"), c?.enter("c1")];
    await until(async () => (await count("queue")) === 2);
    a?.leave("a1");
    a?.leave("a1");
    await Promise.race(waiting);
    await sleep(200);
    expect(order).toHaveLength(2);
    expect(await count("slots")).toBe(1);
  });

  it("a slot that is free is told to the process that waits for it, and only to that one", async () => {
    const [a, b, c] = [1, 2, 3].map(() => connect({ maxConcurrency: 1 }));
    const heard: string[][] = [];
    const listener = new Redis(world.redis.url);
    world.closing({ close: () => listener.disconnect() });
    await listener.psubscribe("{test}:wake:*");
    listener.on("pmessage", (_pattern, channel, message) => heard.push([channel, message]));
    await a?.enter("a1");
    const waiting = b?.enter("b1");
    await until(async () => (await count("queue")) === 1);
    const later = c?.enter("c1");
    await until(async () => (await count("queue")) === 2);
    const [next = ""] = (await world.redis.command("ZRANGE", "{test}:queue", "0", "0")) as string[];
    a?.leave("a1");
    await waiting;
    await until(() => heard.length > 0);
    expect(heard).toEqual([[`{test}:wake:${next.split(":")[0]}`, next]]);
    b?.leave("b1");
    await later;
  });

  it("an aborted waiter ends at once with its reason, and the next one gets the slot", async () => {
    const [a, b, c] = [1, 2, 3].map(() => connect({ maxConcurrency: 1 }));
    await a?.enter("a1");
    const controller = new AbortController();
    const aborted = b?.enter("b1", { signal: controller.signal });
    await until(async () => (await count("queue")) === 1);
    const next = c?.enter("c1");
    await until(async () => (await count("queue")) === 2);
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    a?.leave("a1");
    await expect(next).resolves.toBe("in");
    await until(async () => (await count("queue")) === 0);
  });

  it("a call that is aborted while Redis is asked leaves no slot behind", async () => {
    const a = connect({ maxConcurrency: 1 });
    await a.enter("warm");
    a.leave("warm");
    const controller = new AbortController();
    const aborted = a.enter("a1", { signal: controller.signal });
    queueMicrotask(() => controller.abort(new Error("enough")));
    await expect(aborted).rejects.toThrow("enough");
    await until(async () => (await count("slots")) === 0);
  });

  it("all keys expire by themselves", async () => {
    const [a, b] = [1, 2].map(() => connect({ maxConcurrency: 1, rate: { requests: 9, per: 5_000 } }));
    await a?.enter("a1");
    void b?.enter("b1");
    a?.limits.pause("other", 1_000, undefined);
    await until(async () => (await count("queue")) === 1);
    const keys = (await world.redis.command("KEYS", "*")) as string[];
    expect(keys.map((key) => key.replace("{test}:", "")).sort()).toEqual([
      "pause:other",
      "queue",
      "rate",
      "seen",
      "slots",
    ]);
    for (const key of keys) expect(Number(await world.redis.command("PTTL", key)), key).toBeGreaterThan(0);
    a?.leave("a1");
  });
});

describe("a pause", () => {
  it("of one process holds the group back in all, then one call goes first, then the others", async () => {
    const order: string[] = [];
    const processes = [1, 2, 3].map(() => connect({}, order));
    await processes[0]?.enter("first");
    processes[0]?.limits.pause("g", 400, undefined);
    processes[0]?.leave("first");
    const startedAt = performance.now();
    const entered = processes.flatMap((one, at) => [one.enter(`${at}x`), one.enter(`${at}y`)]);
    await Promise.race(entered);
    expect(performance.now() - startedAt).toBeGreaterThan(390);
    await sleep(600);
    expect(order).toHaveLength(2);
    const [, probe = ""] = order;
    processes[Number(probe[0])]?.leave(probe);
    await Promise.all(entered);
    expect(order).toHaveLength(7);
  });

  it("is over for all when the call that goes first is done: the others of its process need no probe of their own", async () => {
    const [a, b] = [connect(), connect()];
    a.limits.pause("g", 100, undefined);
    await a.enter("a1");
    const waiting = ["b1", "b2", "b3"].map((name) => b.enter(name));
    await sleep(400);
    expect(b.order).toEqual([]);
    a.leave("a1");
    // None of them leaves, so each must have entered without waiting for another one.
    await Promise.all(waiting);
  });

  it("lets the next call go first if the first one was aborted", async () => {
    const order: string[] = [];
    const [a, b] = [connect({}, order), connect({}, order)];
    a.limits.pause("g", 100, undefined);
    await a.enter("a1");
    const waiting = [b.enter("b1"), b.enter("b2")];
    await sleep(300);
    a.leave("a1", false);
    await Promise.race(waiting);
    await sleep(400);
    expect(order).toHaveLength(2);
    b.leave(order[1] as string);
    await Promise.all(waiting);
  });

  it("is not shortened by a shorter one of another process, and is counted in milliseconds", async () => {
    const [a, b] = [connect(), connect()];
    a.limits.pause("g", 90_500, undefined);
    await until(async () => (await world.redis.command("EXISTS", "{test}:pause:g")) === 1);
    b.limits.pause("g", 500, undefined);
    // On the same connection, so that Redis hears of the shorter pause first.
    const refused = await b.limits.enter({ group: "g", lease: 1, longestWait: () => 600, signal: undefined });
    expect(refused).toMatchObject({ timeLeft: expect.any(Number) });
    expect((refused as { timeLeft: number }).timeLeft).toBeGreaterThan(20_000);
    expect((refused as { timeLeft: number }).timeLeft).toBeLessThanOrEqual(90_500);
  });

  it("of half a second ends after half a second", async () => {
    const [a, b] = [connect(), connect()];
    a.limits.pause("g", 500, undefined);
    await until(async () => (await world.redis.command("EXISTS", "{test}:pause:g")) === 1);
    await expect(b.enter("b1")).resolves.toBe("in");
  });

  it("does not hold back other groups", async () => {
    const [a, b] = [connect(), connect()];
    a.limits.pause("g", 30_000, undefined);
    await until(async () => (await world.redis.command("EXISTS", "{test}:pause:g")) === 1);
    await expect(b.enter("b1", { group: "h" })).resolves.toBe("in");
  });

  it("does not let its waiters take the slots of other groups", async () => {
    const [a, b] = [connect({ maxConcurrency: 1 }), connect({ maxConcurrency: 1 })];
    a.limits.pause("g", 30_000, undefined);
    await until(async () => (await world.redis.command("EXISTS", "{test}:pause:g")) === 1);
    const controller = new AbortController();
    const held = b.enter("held", { signal: controller.signal });
    await expect(b.enter("b1", { group: "h" })).resolves.toBe("in");
    b.leave("b1");
    await expect(a.enter("a1", { group: "h" })).resolves.toBe("in");
    controller.abort(new Error("enough"));
    await expect(held).rejects.toThrow("enough");
  });

  it("tells a waiter of another process how long it takes, once", async () => {
    const [a, b] = [connect(), connect()];
    a.limits.pause("g", 700, undefined);
    await until(async () => (await world.redis.command("EXISTS", "{test}:pause:g")) === 1);
    const told: number[] = [];
    await b.enter("b1", { onHeld: (ms) => told.push(ms) });
    expect(told).toHaveLength(1);
    expect(told[0]).toBeLessThanOrEqual(700);
  });
});

describe("a rate over processes", () => {
  it("lets no more attempts begin in any period than it says", async () => {
    const rate = { requests: 4, per: 500 };
    const processes = [1, 2, 3].map(() => connect({ rate }));
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: 13 }, async (_one, at) => {
        const process = processes[at % 3];
        await process?.enter(`${at}`);
        process?.leave(`${at}`);
      }),
    );
    // The 5th, 9th and 13th each wait for a whole period.
    expect(performance.now() - startedAt).toBeGreaterThan(3 * 500 - 20);
  });

  it("tells a waiter that it waits for the rate", async () => {
    const process = connect({ rate: { requests: 1, per: 300 } });
    const told: number[] = [];
    await process.enter("1");
    await process.enter("2", { onHeld: (ms) => told.push(ms) });
    expect(told).toHaveLength(1);
    expect(told[0]).toBeGreaterThan(0);
    expect(told[0]).toBeLessThanOrEqual(300);
  });
});
