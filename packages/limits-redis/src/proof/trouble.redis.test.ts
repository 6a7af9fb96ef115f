import { describe, expect, it } from "vitest";
import { createLog } from "../test-support/log.js";
import { sleep, until } from "../test-support/processes.js";
import { withRedis } from "../test-support/with-redis.js";

const world = withRedis();
const { connect, count } = world;
/** Redis is tried again once a second. */
const RETRY = 1_100;

describe("while Redis is away", () => {
  it("each process keeps its own limits, and one warning and one line about its return are logged", async () => {
    const { lines, logger } = createLog();
    const process = connect({ maxConcurrency: 2, logger });
    await process.enter("before");
    process.leave("before");
    await world.redis.stop();
    for (const name of ["1", "2"]) await process.enter(name);
    const third = process.enter("3");
    await sleep(300);
    expect(process.order).toEqual(["before", "1", "2"]);
    process.leave("1");
    await third;
    expect(lines).toEqual([
      expect.stringMatching(
        /^warn: limits "test": Redis is away \(.+\); until it is back, each process keeps the limits on its own$/,
      ),
    ]);
    await world.redis.start();
    process.leave("2");
    process.leave("3");
    await until(async () => {
      await sleep(RETRY);
      await process.enter("again");
      process.leave("again");
      return lines.length > 1;
    });
    expect(lines.slice(1)).toEqual(['info: limits "test": Redis is back']);
    // Shared again.
    const other = connect({ maxConcurrency: 2 });
    await process.enter("4");
    await process.enter("5");
    const waiting = other.enter("6");
    await until(async () => (await count("queue")) === 1);
    process.leave("4");
    await waiting;
  });

  it('with onUnavailable "fail" calls fail at once with the reason, and go on when it is back', async () => {
    const process = connect({ onUnavailable: "fail" });
    await world.redis.stop();
    await expect(process.enter("1")).rejects.toThrow(/ECONNREFUSED|closed|did not answer/);
    await expect(process.enter("2")).rejects.toThrow();
    await world.redis.start();
    await until(async () => {
      await sleep(RETRY);
      return process.enter("3").then(
        () => true,
        () => false,
      );
    });
  });

  it("a process that starts then is let in by its own limits", async () => {
    await world.redis.stop();
    const process = connect();
    await expect(process.enter("1")).resolves.toBe("in");
  });

  it("a pause that this process has seen is kept", async () => {
    const process = connect();
    await process.enter("1");
    process.limits.pause("g", 400, undefined);
    process.leave("1");
    await world.redis.stop();
    const startedAt = performance.now();
    await process.enter("2");
    expect(performance.now() - startedAt).toBeGreaterThan(300);
  });

  it("the rate is kept by each process", async () => {
    const process = connect({ rate: { requests: 2, per: 600 } });
    await world.redis.stop();
    const startedAt = performance.now();
    for (const name of ["1", "2", "3", "4", "5"]) await process.enter(name);
    expect(performance.now() - startedAt).toBeGreaterThan(2 * 600 - 20);
  });

  it("a waiter is let in when Redis goes away, and can be aborted", async () => {
    const [a, b] = [1, 2].map(() => connect({ maxConcurrency: 1 }));
    await a?.enter("a1");
    const waiting = b?.enter("b1");
    await until(async () => (await count("queue")) === 1);
    await world.redis.stop();
    await expect(waiting).resolves.toBe("in");
    const controller = new AbortController();
    const aborted = b?.enter("b2", { signal: controller.signal });
    await sleep(50);
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
  });
});

describe("a Redis that answers late", () => {
  it("is not waited for longer than storeTimeout, and the slots that it grants late are given back", async () => {
    const { lines, logger } = createLog();
    const process = connect({ storeTimeout: 150, logger });
    await process.enter("warm");
    process.leave("warm");
    await until(async () => (await count("slots")) === 0);
    world.redis.signal("SIGSTOP");
    await process.enter("1");
    await process.enter("2");
    expect(lines).toEqual([expect.stringContaining("Redis did not answer within 150 ms")]);
    world.redis.signal("SIGCONT");
    process.leave("1");
    process.leave("2");
    await sleep(RETRY);
    await process.enter("3");
    await until(async () => (await count("slots")) <= 1);
  });
});

describe("a Redis that loses its keys", () => {
  it("learns the slots in flight again, and nobody waits for ever", async () => {
    const [a, b] = [1, 2].map(() => connect({ maxConcurrency: 2 }));
    for (const name of ["1", "2"]) await a?.enter(name);
    await world.redis.command("FLUSHALL");
    await until(async () => (await count("slots")) === 2);
    const waiting = b?.enter("3");
    await until(async () => (await count("queue")) === 1);
    await world.redis.command("FLUSHALL");
    // The waiter may be let in before the slots in flight are known again, which takes two seconds.
    await until(async () => (await count("slots")) >= 2);
    a?.leave("1");
    await waiting;
  });

  it("lets a group go on whose pause was lost, whoever was to go first", async () => {
    const [a, b] = [1, 2].map(() => connect());
    a?.limits.pause("g", 100, undefined);
    await a?.enter("probe");
    const waiting = b?.enter("b1");
    await sleep(300);
    await world.redis.command("FLUSHALL");
    await waiting;
    a?.leave("probe");
  });

  it("gets its scripts again", async () => {
    const process = connect();
    await process.enter("1");
    await world.redis.command("SCRIPT", "FLUSH");
    await process.enter("2");
    process.limits.pause("g", 1, undefined);
    process.leave("1");
    process.leave("2");
    await until(async () => (await count("slots")) === 0);
  });
});

describe("after close()", () => {
  it.each(["local", "fail"] as const)(
    'calls are not sent, and waiters end (onUnavailable "%s")',
    async (onUnavailable) => {
      const [a, b] = [1, 2].map(() => connect({ maxConcurrency: 1, onUnavailable }));
      await a?.enter("a1");
      const waiting = b?.enter("b1");
      await until(async () => (await count("queue")) === 1);
      await b?.limits.close();
      await expect(waiting).rejects.toThrow("the limits are closed");
      await expect(b?.enter("b2")).rejects.toThrow("the limits are closed");
      await b?.limits.close();
      a?.leave("a1");
    },
  );

  it("the end of a request is no news about Redis", async () => {
    const { lines, logger } = createLog();
    const process = connect({ logger });
    await process.enter("1");
    await process.limits.close();
    process.leave("1");
    await sleep(100);
    expect(lines).toEqual([]);
  });
});
