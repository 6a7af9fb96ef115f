import { describe, expect, it } from "vitest";
import type { RedisLimitsOptions } from "../options.js";
import { until } from "../test-support/processes.js";
import { withRedis } from "../test-support/with-redis.js";
import { startService, startWorker, type Worker } from "../test-support/workers.js";

const world = withRedis();
const { connect, count } = world;
const HOUR = 3_600_000;

async function fourWorkers(options: Partial<RedisLimitsOptions>, delay: number) {
  const service = world.closing(await startService(delay));
  const limits = { url: world.redis.url, prefix: "test", ...options } as RedisLimitsOptions;
  // The clock of one process is an hour fast, that of another an hour slow.
  const workers = await Promise.all(
    [0, HOUR, -HOUR, 0].map((clockShift) => startWorker({ limits, baseUrl: service.baseUrl, clockShift })),
  );
  for (const worker of workers) world.closing(worker);
  return { service, workers: workers as [Worker, Worker, Worker, Worker] };
}

describe("four processes with one account, two of them with wrong clocks", () => {
  it("never have more requests in flight than maxConcurrency, and all calls succeed", async () => {
    const { service, workers } = await fourWorkers({ maxConcurrency: 3 }, 20);
    const failures = await Promise.all(workers.map((worker) => worker.call(25)));
    expect(failures.flat()).toEqual([]);
    expect(service.arrivals).toHaveLength(100);
    expect(service.most).toBe(3);
  });

  it("send nothing while one of them was told to wait, and then one request alone", async () => {
    const { service, workers } = await fourWorkers({}, 300);
    service.limitNext(2);
    const first = workers[1].call(1);
    await until(async () => ((await world.redis.command("KEYS", "{test}:pause:*")) as string[]).length === 1);
    const limitedAt = service.arrivals[0]?.at as number;
    const failures = await Promise.all([first, ...workers.map((worker) => worker.call(5))]);
    expect(failures.flat()).toEqual([]);
    expect(service.arrivals).toHaveLength(22);
    const [, probe, second] = service.arrivals;
    expect((probe?.at as number) - limitedAt).toBeGreaterThan(2_000);
    expect([probe?.inFlight, second?.inFlight]).toEqual([1, 1]);
    expect((second?.at as number) - (probe?.at as number)).toBeGreaterThan(290);
    expect(service.most).toBeGreaterThan(1);
  });

  it("begin no more requests in a period than the rate says", async () => {
    const { service, workers } = await fourWorkers({ rate: { requests: 10, per: 1_000 } }, 1);
    const startedAt = performance.now();
    const failures = await Promise.all(workers.map((worker) => worker.call(8)));
    expect(failures.flat()).toEqual([]);
    expect(service.arrivals).toHaveLength(32);
    const [last] = service.arrivals.slice(-1);
    expect((last?.at as number) - startedAt).toBeGreaterThan(3_000 - 50);
  });
});

describe("a process that is killed", () => {
  it("gives its slot back within 30 seconds; a call that lasts longer keeps its own", async () => {
    const a = connect({ maxConcurrency: 2 });
    await a.enter("long");
    const holder = await startWorker({
      limits: { url: world.redis.url, prefix: "test", maxConcurrency: 2 },
      baseUrl: "http://127.0.0.1:9",
    });
    await holder.hold();
    await holder.kill();
    const [seconds] = (await world.redis.command("TIME")) as string[];
    const ends = (await world.redis.command("ZRANGE", "{test}:slots", "0", "-1", "WITHSCORES")) as (string | number)[];
    for (const end of ends
      .flat()
      .map(Number)
      .filter((one) => one > 1e12)) {
      expect(end - Number(seconds) * 1_000).toBeLessThan(30_000);
    }
    const [b, c] = [connect({ maxConcurrency: 2 }), connect({ maxConcurrency: 2 })];
    await b.enter("b1");
    const controller = new AbortController();
    const waiting = c.enter("c1", { signal: controller.signal });
    // Longer than the lease of a slot that nobody renews.
    await new Promise((resolve) => setTimeout(resolve, 22_000));
    expect(c.order).toEqual([]);
    expect(await count("slots")).toBe(2);
    a.leave("long");
    await waiting;
  });

  it("while it waits at the head of the queue does not hold the others back for long", async () => {
    const a = connect({ maxConcurrency: 1 });
    await a.enter("a1");
    const waiter = await startWorker({
      limits: { url: world.redis.url, prefix: "test", maxConcurrency: 1 },
      baseUrl: "http://127.0.0.1:9",
    });
    void waiter.hold().catch(() => {});
    await until(async () => (await count("queue")) === 1);
    await waiter.kill();
    const b = connect({ maxConcurrency: 1 });
    const waiting = b.enter("b1");
    a.leave("a1");
    await waiting;
  });
});
