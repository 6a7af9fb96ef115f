import { Redis as Ioredis } from "ioredis";
import { Redis as Iovalkey } from "iovalkey";
import { createClient } from "redis";
import { describe, expect, it } from "vitest";
import type { RedisClient } from "../connect/redis-client.js";
import { until } from "../test-support/processes.js";
import { withRedis } from "../test-support/with-redis.js";

const world = withRedis();
const { connect } = world;

interface Given {
  readonly client: RedisClient;
  readonly ping: () => Promise<unknown>;
  readonly end: () => unknown;
}

const libraries: Readonly<Record<string, () => Promise<Given>>> = {
  ioredis: async () => {
    const client = new Ioredis(world.redis.url).on("error", () => {});
    return { client, ping: () => client.ping(), end: () => client.disconnect() };
  },
  "ioredis with a prefix for keys": async () => {
    const client = new Ioredis(world.redis.url, { keyPrefix: "app:" }).on("error", () => {});
    return { client, ping: () => client.ping(), end: () => client.disconnect() };
  },
  iovalkey: async () => {
    const client = new Iovalkey(world.redis.url).on("error", () => {});
    return { client, ping: () => client.ping(), end: () => client.disconnect() };
  },
  "node-redis": async () => {
    const client = createClient({ url: world.redis.url }).on("error", () => {});
    await client.connect();
    return { client, ping: () => client.ping(), end: () => client.destroy() };
  },
  "node-redis with RESP 3": async () => {
    const client = createClient({ url: world.redis.url, RESP: 3 }).on("error", () => {});
    await client.connect();
    return { client, ping: () => client.ping(), end: () => client.destroy() };
  },
};

describe.each(Object.entries(libraries))("a client of %s", (name, make) => {
  it("shares slots and pauses, is woken, gets its scripts again, and stays the caller's", async () => {
    const prefixed = name.includes("prefix");
    const key = (end: string): string => `${prefixed ? "app:" : ""}{test}:${end}`;
    const countOf = async (end: string): Promise<number> => Number(await world.redis.command("ZCARD", key(end)));
    const [one, two] = [await make(), await make()];
    for (const { end } of [one, two]) world.closing({ close: end });
    const order: string[] = [];
    const [a, b] = [one, two].map(({ client }) => connect({ client, maxConcurrency: 1 }, order));
    await a?.enter("a1");
    const waiting = b?.enter("b1");
    await until(async () => (await countOf("queue")) === 1);
    await world.redis.command("SCRIPT", "FLUSH");
    a?.leave("a1");
    await waiting;
    a?.limits.pause("g", 300, undefined);
    await until(async () => (await world.redis.command("EXISTS", key("pause:g"))) === 1);
    b?.leave("b1");
    const startedAt = performance.now();
    await b?.enter("b2");
    expect(performance.now() - startedAt).toBeGreaterThan(150);
    expect(order).toEqual(["a1", "b1", "b2"]);
    b?.leave("b2");
    await until(async () => (await countOf("slots")) === 0);
    for (const process of [a, b]) await process?.limits.close();
    expect(await one.ping()).toBe("PONG");
  });

  it("close() ends while Redis is away, although the second connection was never made", async () => {
    const { client, end } = await make();
    world.closing({ close: end });
    const process = connect({ client, storeTimeout: 100, rate: { requests: 1, per: 300 } });
    await process.enter("1");
    await world.redis.stop();
    await process.enter("2");
    await process.limits.close();
  });
});
