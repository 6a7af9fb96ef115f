import { ConfigError } from "../errors/errors.js";
import { checkInteger, checkKeys } from "../errors/option-checks.js";
import { urlOf } from "../errors/platform-checks.js";
import type { Hooks } from "../hooks/hooks.js";
import { isLogLevel, type Logger, type LogLevel, loggingHooks, logs } from "../hooks/logger.js";
import { own } from "../platform/own.js";
import type { WebFetch } from "../platform/web-types.js";
import { type CallOptions, checkCallValues, SHARED_KEYS } from "../request/call-options.js";
import type { SharedLimits } from "../retry/shared-limits.js";

/** Options of every client. An option that is also given to a call is overridden for that call. All durations are milliseconds. */
export interface ClientOptions extends Omit<CallOptions, "signal" | "onAborted"> {
  /** Used in place of the platform's `fetch`. It must not follow redirects if `redirect` is "manual". @default the platform's `fetch` */
  readonly fetch?: WebFetch | undefined;
  /** How many attempts may be in flight at once; the others wait in order. @default 16 */
  readonly maxConcurrency?: number | undefined;
  /**
   * Limits that this client shares with others: of `createLimits()` for the clients of one process, of
   * `@invitation-clients/limits-redis` for those of many processes. `maxConcurrency` is then theirs. @default the client's own
   */
  readonly limits?: SharedLimits | undefined;
  /** The largest response that is read, in bytes after decompression. @default 10485760 */
  readonly maxResponseBytes?: number | undefined;
  /** Callbacks that observe the calls. They cannot break a call, and see no personal data. @default none */
  readonly hooks?: Hooks | undefined;
  /** Receives log lines, such as `console`. @default none */
  readonly logger?: Logger | undefined;
  /** The lowest level that is logged. @default "warn" */
  readonly logLevel?: LogLevel | undefined;
}

/** Names of the options every client takes. */
export const CLIENT_KEYS: readonly string[] = [
  ...SHARED_KEYS,
  "fetch",
  "maxConcurrency",
  "limits",
  "maxResponseBytes",
  "hooks",
  "logger",
  "logLevel",
];

/** The options of a client, checked, with defaults filled in. */
export interface ResolvedClientOptions {
  readonly call: CallOptions;
  readonly fetch: WebFetch | undefined;
  readonly maxConcurrency: number;
  readonly limits: SharedLimits | undefined;
  readonly maxResponseBytes: number;
  readonly observers: readonly Hooks[];
}

/**
 * Checks the options of a client and fills in defaults.
 *
 * @throws ConfigError that names the option
 */
export function resolveClientOptions(options: ClientOptions): ResolvedClientOptions {
  const { fetch, hooks, logger, logLevel = "warn", limits, maxConcurrency, maxResponseBytes, ...rest } = own(options);
  const call = own<CallOptions>(rest);
  if (fetch !== undefined && typeof fetch !== "function") throw new ConfigError("fetch must be a function");
  checkKeys("hooks", hooks, ["onRequest", "onResponse", "onRetry", "onWait", "onError"]);
  if (!isLogLevel(logLevel)) throw new ConfigError('logLevel must be "debug", "info", "warn", "error" or "silent"');
  if (logger !== undefined && typeof (logger as Partial<Logger> | null)?.error !== "function") {
    throw new ConfigError("logger must have the methods debug, info, warn and error");
  }
  if (limits !== undefined && typeof (limits as Partial<SharedLimits> | null)?.enter !== "function") {
    throw new ConfigError(
      "limits must come from createLimits() or createRedisLimits(), or have the methods enter, enterNow and pause",
    );
  }
  if (limits && maxConcurrency !== undefined) {
    throw new ConfigError("give maxConcurrency to the function that makes limits, and not to the client");
  }
  checkCallValues(call, "");
  if (logger && logs("warn", logLevel)) limits?.useLogger?.(logger);
  return {
    // A copy, because later changes by the caller would not be checked.
    call: own({ ...call, headers: { ...call.headers } }),
    fetch,
    limits,
    maxConcurrency: checkInteger("maxConcurrency", maxConcurrency, 1) ?? 16,
    maxResponseBytes: checkInteger("maxResponseBytes", maxResponseBytes, 1) ?? 10 * 2 ** 20,
    observers: [hooks, logger && loggingHooks(logger, logLevel)].filter((observer) => observer !== undefined),
  };
}

/**
 * Checks a base URL and removes slashes at its end.
 *
 * @throws ConfigError unless it is an absolute http(s) URL without credentials, query and fragment
 */
export function checkBaseUrl(value: unknown): string {
  const url = typeof value === "string" ? urlOf(value) : undefined;
  if (!url) throw new ConfigError("baseUrl must be an absolute URL, such as https://api.example.com/v1");
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new ConfigError("baseUrl must begin with https://");
  if (url.username || url.password) throw new ConfigError("baseUrl must not contain credentials");
  if (url.search || url.hash) throw new ConfigError("baseUrl must have no query and no fragment");
  let { href } = url;
  while (href.endsWith("/")) href = href.slice(0, -1);
  return href;
}
