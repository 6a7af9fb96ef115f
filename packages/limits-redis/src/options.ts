import { ConfigError, checkDuration, checkInteger, checkKeys, type Logger } from "@invitation-clients/runtime";
import type { RedisClient } from "./connect/redis-client.js";
import { LONGEST } from "./store/scripts.js";
import { readKey } from "./token/cipher.js";

interface SharedOptions {
  /**
   * Names what is limited, such as an account: processes with the same prefix share their limits. Keys begin with it.
   *
   * @default "invitation-clients"
   */
  readonly prefix?: string | undefined;
  /** How many attempts of all processes may be in flight at once. @default 16 */
  readonly maxConcurrency?: number | undefined;
  /** How many attempts all processes may begin within any period of `per` milliseconds. @default no limit */
  readonly rate?:
    | {
        /** How many requests may begin, repeats included. */
        readonly requests: number;
        /** The length of the period, in milliseconds. */
        readonly per: number;
      }
    | undefined;
  /**
   * What happens while Redis is away, or answers later than `storeTimeout`. "local": each process keeps the limits on its own, and
   * one warning is logged. "fail": calls fail with a `ConnectionError` and are not sent.
   *
   * @default "local"
   */
  readonly onUnavailable?: "local" | "fail" | undefined;
  /** How long Redis may take for one answer, in milliseconds. @default 1000 */
  readonly storeTimeout?: number | undefined;
  /** Gets one warning when Redis goes away, and one line when it is back. @default the logger of the client made last */
  readonly logger?: Logger | undefined;
  /**
   * Lets AVEVA clients with `clientId` and `clientSecret` share one access token: one process fetches it, and Redis keeps it,
   * encrypted with `key`. The key is 32 bytes, as base64 or bytes; make one with `openssl rand -base64 32`. @default not shared
   */
  readonly sharedToken?:
    | {
        /** The key, the same in all processes. */
        readonly key: string | Uint8Array;
      }
    | undefined;
}

interface WithUrl {
  /** Where Redis is, such as `redis://127.0.0.1:6379`. The limits then have a connection of their own, which `close()` ends. */
  readonly url: string;
  readonly client?: undefined;
}

interface WithClient {
  readonly url?: undefined;
  /** A client of ioredis, iovalkey or redis (node-redis) that the caller has; one of node-redis must be connected. */
  readonly client: RedisClient;
}

/** Options of `createRedisLimits`. All durations are milliseconds. */
export type RedisLimitsOptions = SharedOptions & (WithUrl | WithClient);

/** The options, checked, with defaults filled in. */
export interface CheckedOptions {
  readonly url: string | undefined;
  readonly client: RedisClient | undefined;
  readonly prefix: string;
  readonly maxConcurrency: number;
  readonly rate: { readonly requests: number; readonly per: number } | undefined;
  readonly onUnavailable: "local" | "fail";
  readonly storeTimeout: number;
  readonly logger: Logger | undefined;
  readonly tokenKey: Uint8Array | undefined;
}

const EXAMPLE = "redis://127.0.0.1:6379";

// 23 days. Delays of more than 24 days overflow the platform's 32-bit timers, which then fire at once.
const LONGEST_TIMER = 2e9;

const KEYS = [
  "url",
  "client",
  "prefix",
  "maxConcurrency",
  "rate",
  "onUnavailable",
  "storeTimeout",
  "logger",
  "sharedToken",
];

/** @throws ConfigError that names the option; it shows neither the URL nor the key */
export function checkOptions(options: RedisLimitsOptions): CheckedOptions {
  if (typeof options !== "object" || options === null) {
    throw new ConfigError(`createRedisLimits takes an object, such as { url: "${EXAMPLE}" }`);
  }
  checkKeys("createRedisLimits", options, KEYS);
  const { client, logger, maxConcurrency, onUnavailable = "local", prefix = "invitation-clients", url } = options;
  if (url !== undefined && client !== undefined) throw new ConfigError("give either url or client, not both");
  if (url === undefined && client === undefined) {
    // Often a setting that the caller forgot.
    throw new ConfigError(`give either url or client${"url" in options ? ": url is undefined" : ""}`);
  }
  if (url !== undefined) checkUrl(url);
  if (typeof prefix !== "string" || !/^[^{}\s]+$/.test(prefix)) {
    throw new ConfigError("prefix must be a text without spaces and braces, such as kantata:acme");
  }
  if (onUnavailable !== "local" && onUnavailable !== "fail") {
    throw new ConfigError('onUnavailable must be "local" or "fail"');
  }
  if (logger !== undefined && typeof (logger as Partial<Logger> | null)?.warn !== "function") {
    throw new ConfigError("logger must have the methods debug, info, warn and error");
  }
  return {
    url,
    client,
    prefix,
    onUnavailable,
    logger,
    maxConcurrency: checkInteger("maxConcurrency", maxConcurrency, 1) ?? 16,
    storeTimeout: Math.min(LONGEST_TIMER, checkDuration("storeTimeout", options.storeTimeout) ?? 1_000),
    rate: checkRate(options.rate),
    tokenKey: checkSharedToken(options.sharedToken),
  };
}

function checkUrl(url: unknown): void {
  if (typeof url !== "string" || !/^rediss?:\/\//.test(url)) {
    throw new ConfigError(`url must be a text that begins with redis:// or rediss://, such as ${EXAMPLE}`);
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.hash !== "" || !isDecodable(parsed.username) || !isDecodable(parsed.password)) {
    throw new ConfigError(
      "url cannot be read: it should look like redis://user:password@host:6379/0, with # in a password as %23, % as %25, / as %2F",
    );
  }
  if (!/^\/?\d*$/.test(parsed.pathname)) {
    throw new ConfigError(`url may end with the number of a database, such as ${EXAMPLE}/0, and with no other path`);
  }
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

function checkRate(rate: SharedOptions["rate"]): CheckedOptions["rate"] {
  if (rate === undefined) return undefined;
  checkKeys("rate", rate, ["requests", "per"]);
  const requests = checkInteger("rate.requests", rate.requests, 1);
  const per = checkDuration("rate.per", rate.per);
  if (requests === undefined || per === undefined) {
    throw new ConfigError("rate needs requests and per, such as { requests: 100, per: 60_000 }");
  }
  return { requests, per: Math.ceil(Math.min(per, LONGEST)) };
}

function checkSharedToken(sharedToken: SharedOptions["sharedToken"]): Uint8Array | undefined {
  if (sharedToken === undefined) return undefined;
  checkKeys("sharedToken", sharedToken, ["key"]);
  return readKey(sharedToken.key);
}
