import { ConfigError } from "@invitation-clients/runtime";
import type { Commands } from "./commands.js";
import { ioredisCommands } from "./ioredis.js";
import { nodeRedisCommands } from "./node-redis.js";
import type { RedisClient } from "./redis-client.js";

/** @throws ConfigError if it is not a client of a library that is known */
export function commandsOf(client: RedisClient): Commands {
  const given = client as Partial<Record<"evalsha" | "evalSha" | "duplicate" | "then", unknown>> | null;
  if (typeof given?.duplicate === "function") {
    if (typeof given.evalSha === "function") return nodeRedisCommands(client as never);
    if (typeof given.evalsha === "function") return ioredisCommands(client as never);
  }
  if (typeof given?.then === "function") throw new ConfigError("client is a promise: await it");
  throw new ConfigError("client must be a client of ioredis, iovalkey or redis (node-redis), not a pool or a Sentinel");
}
