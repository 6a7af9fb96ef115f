/** A client of ioredis or iovalkey, as far as it is used. */
export interface IoredisClient {
  evalsha: (...args: never[]) => unknown;
  eval: (...args: never[]) => unknown;
  duplicate: (...args: never[]) => unknown;
}

/** A connected client of node-redis (`redis`), as far as it is used. */
export interface NodeRedisClient {
  evalSha: (...args: never[]) => unknown;
  eval: (...args: never[]) => unknown;
  duplicate: (...args: never[]) => unknown;
}

/** A client that the caller has. It stays the caller's: `close()` does not end it. */
export type RedisClient = IoredisClient | NodeRedisClient;
