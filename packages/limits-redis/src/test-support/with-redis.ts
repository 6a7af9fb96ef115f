import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { RedisLimitsOptions } from "../options.js";
import { connect as connectTo } from "./processes.js";
import { type RedisServer, startRedis } from "./redis-server.js";

/** Starts a server for the tests of a file, empties it before each test, and closes what a test has opened. */
export function withRedis() {
  let redis: RedisServer;
  const opened: { close(): unknown }[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    redis.signal("SIGCONT");
    await redis.start();
    await redis.command("FLUSHALL");
  });
  afterEach(async () => {
    redis.signal("SIGCONT");
    for (const one of opened.splice(0)) await one.close();
  });
  afterAll(() => redis.remove());
  const closing = <T extends { close(): unknown }>(one: T): T => {
    opened.push(one);
    return one;
  };
  return {
    get redis(): RedisServer {
      return redis;
    },
    closing,
    /** Another "process": limits with a connection of their own. */
    connect(options: Partial<RedisLimitsOptions> = {}, order: string[] = []) {
      const given = { ...(options.client ? {} : { url: redis.url }), prefix: "test", ...options } as RedisLimitsOptions;
      const process = connectTo(given, order);
      closing(process.limits);
      return process;
    },
    /** How many members a sorted set of the limits has. */
    count: async (name: "slots" | "queue" | "seen" | "rate"): Promise<number> =>
      Number(await redis.command("ZCARD", `{test}:${name}`)),
  };
}
