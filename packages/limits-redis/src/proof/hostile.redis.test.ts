import { once } from "node:events";
import { type AddressInfo, connect as connectTo, createServer, type Socket } from "node:net";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { describe, expect, it } from "vitest";
import { nodeRedisCommands } from "../connect/node-redis.js";
import { createStore } from "../store/store.js";
import { createLog } from "../test-support/log.js";
import { sleep, until } from "../test-support/processes.js";
import { withRedis } from "../test-support/with-redis.js";

const world = withRedis();
const { connect, count } = world;

/** Enters and leaves until a condition is true. */
async function callUntil(process: ReturnType<typeof connect>, isTrue: () => boolean): Promise<void> {
  await until(async () => {
    await process.enter("again");
    process.leave("again");
    await sleep(50);
    return isTrue();
  });
}

describe("a Redis that refuses to write", () => {
  const refusals: [string, string[], string[], RegExp][] = [
    ["has no memory", ["CONFIG", "SET", "maxmemory", "1"], ["CONFIG", "SET", "maxmemory", "0"], /OOM/],
    ["is a replica", ["REPLICAOF", "127.0.0.1", "1"], ["REPLICAOF", "NO", "ONE"], /READONLY/],
    [
      "has too few replicas",
      ["CONFIG", "SET", "min-replicas-to-write", "1"],
      ["CONFIG", "SET", "min-replicas-to-write", "0"],
      /NOREPLICAS/,
    ],
  ];
  it.each(refusals)("because it %s is away as a whole: one warning, and one line when it is back", async (...given) => {
    const [, refuse, accept, reason] = given;
    const { lines, logger } = createLog();
    const process = connect({ logger });
    await process.enter("before");
    await world.redis.command(...refuse);
    try {
      const startedAt = performance.now();
      // Longer than Redis is left alone, with steps that only remove something among the others.
      await callUntil(process, () => performance.now() - startedAt > 3_500);
      expect(lines).toEqual([expect.stringMatching(reason)]);
    } finally {
      await world.redis.command(...accept);
    }
    await callUntil(process, () => lines.length > 1);
    expect(lines[1]).toContain("Redis is back");
  });
});

describe("a question that reaches Redis twice", () => {
  it("takes one slot, and one call goes first after a pause", async () => {
    const client = createClient({ url: world.redis.url });
    await client.connect();
    world.closing({ close: () => client.destroy() });
    const store = createStore(nodeRedisCommands(client as never), {
      prefix: "test",
      maxConcurrency: 1,
      rate: undefined,
    });
    for (const _time of [1, 2]) expect(await store.enter("p:1", "g")).toEqual({ kind: "granted", isProbe: false });
    expect([await count("slots"), await count("queue")]).toEqual([1, 0]);
    await store.leave("p:1", "g", true);
    await store.pause("g", 1);
    await sleep(20);
    for (const _time of [1, 2]) expect(await store.enter("p:2", "g")).toEqual({ kind: "granted", isProbe: true });
  });
});

describe("a connection that died without a word", () => {
  it("is made anew", async () => {
    const { port } = new URL(world.redis.url);
    const sockets: Socket[] = [];
    const proxy = createServer((socket) => {
      const upstream = connectTo(Number(port), "127.0.0.1");
      for (const one of [socket, upstream]) one.on("error", () => {});
      socket.pipe(upstream).pipe(socket);
      sockets.push(socket, upstream);
    }).listen(0, "127.0.0.1");
    await once(proxy, "listening");
    world.closing({
      close() {
        for (const one of sockets) one.destroy();
        proxy.close();
      },
    });
    const { lines, logger } = createLog();
    const url = `redis://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const process = connect({ url, storeTimeout: 200, logger });
    await process.enter("before");
    const [first, upstream] = sockets;
    upstream?.unpipe(first);
    first?.unpipe(upstream);
    await callUntil(process, () => lines.includes('info: limits "test": Redis is back'));
    expect(lines[0]).toContain("did not answer within 200 ms");
  });
});

describe("close()", () => {
  it.each<[string, () => Promise<{ client: never; end: () => unknown }>]>([
    [
      "ioredis that waits for ever",
      async () => {
        const client = new Redis(world.redis.url, { maxRetriesPerRequest: null });
        client.on("error", () => {});
        await client.ping();
        return { client: client as never, end: () => client.disconnect() };
      },
    ],
    [
      "node-redis",
      async () => {
        const client = createClient({ url: world.redis.url });
        client.on("error", () => {});
        await client.connect();
        return { client: client as never, end: () => client.destroy() };
      },
    ],
  ])("ends while Redis is away and the second connection is not made, with a client of %s", async (_library, make) => {
    const { client, end } = await make();
    world.closing({ close: end });
    const process = connect({ client, storeTimeout: 300, rate: { requests: 1, per: 3_600_000 } });
    await world.redis.stop();
    await process.enter("1");
    const waiting = process.enter("2").catch((error: Error) => error.message);
    await sleep(400);
    await process.limits.close();
    expect(await waiting).toBe("the limits are closed");
  });
});

describe("a client that may not wait for its connection, nor reconnect", () => {
  it("hears that a slot is free", async () => {
    const client = new Redis(world.redis.url, { enableOfflineQueue: false, retryStrategy: () => null });
    world.closing({ close: () => client.disconnect() });
    await once(client, "ready");
    const [a, b] = [connect({ maxConcurrency: 1 }), connect({ client, maxConcurrency: 1 })];
    await a.enter("a1");
    const waiting = b.enter("b1");
    await until(async () => {
      const numbers = (await world.redis.command("PUBSUB", "NUMPAT")) as number;
      const channels = (await world.redis.command("PUBSUB", "CHANNELS", "{test}:wake:*")) as string[];
      return numbers + channels.length > 0;
    });
    a.leave("a1");
    await waiting;
  });
});

describe("odd groups and pauses", () => {
  it.each(["a group", "{a}", "groß 🚦", "", 'https://x/{t}" \n%s', "pause:slots"])(
    "the group %j is held back and let go",
    async (group) => {
      const [a, b] = [connect(), connect()];
      a.limits.pause(group, 200, undefined);
      await until(async () => (await world.redis.command("EXISTS", `{test}:pause:${group}`)) === 1);
      const startedAt = performance.now();
      await b.enter("b1", { group });
      expect(performance.now() - startedAt).toBeGreaterThan(100);
      b.leave("b1");
      await until(async () => (await world.redis.command("EXISTS", `{test}:pause:${group}`)) === 0);
      await a.enter("a1", { group });
    },
  );

  it.each([30 * 86_400_000, Number.MAX_SAFE_INTEGER, 1e300])(
    "a pause of %d ms is a refusal, and expires by itself",
    async (ms) => {
      const { lines, logger } = createLog();
      const [a, b] = [connect({ logger }), connect({ logger })];
      a.limits.pause("g", ms, undefined);
      await until(async () => (await world.redis.command("EXISTS", "{test}:pause:g")) === 1);
      await expect(b.enter("b1", { longestWait: () => 60_000 })).resolves.toBe("refused");
      expect(Number(await world.redis.command("PTTL", "{test}:pause:g"))).toBeGreaterThan(0);
      expect(lines).toEqual([]);
    },
  );

  it("a period of the rate may be as long as a number can be", async () => {
    const { lines, logger } = createLog();
    const process = connect({ logger, rate: { requests: 1, per: Number.MAX_VALUE } });
    await process.enter("1");
    expect(Number(await world.redis.command("PTTL", "{test}:rate"))).toBeGreaterThan(0);
    expect(lines).toEqual([]);
  });

  it("a storeTimeout longer than timers can be is no storeTimeout", async () => {
    const { lines, logger } = createLog();
    const process = connect({ logger, storeTimeout: 2 ** 40 });
    await process.enter("1");
    expect(lines).toEqual([]);
  });
});
