export type { IoredisClient, NodeRedisClient, RedisClient } from "./connect/redis-client.js";
export type { RedisLimitsOptions } from "./options.js";
export { createRedisLimits, type RedisLimits } from "./redis-limits.js";
