import { ConfigError, type Outcome } from "../errors/errors.js";
import { checkDuration, checkInteger, checkKeys, checkSignal } from "../errors/option-checks.js";
import { own } from "../platform/own.js";
import type { WebAbortSignal } from "../platform/web-types.js";
import { checkHeaders, type HeaderOptions } from "./headers.js";

/** Options of one call. All durations are milliseconds. */
export interface CallOptions {
  /** Aborts the call at any point: it rejects with the signal's own `reason`, or an `AbortError` where signals have none. */
  readonly signal?: WebAbortSignal | undefined;
  /**
   * Called if `signal` ends the call, just before it rejects. The signal's reason cannot carry an outcome, so it comes here:
   * after "unknown" the request may have been carried out.
   */
  readonly onAborted?: ((outcome: Outcome) => void) | undefined;
  /** Milliseconds one attempt may take, reading the response included. @default the operation's `x-timeout` in its spec */
  readonly timeout?: number | undefined;
  /** Milliseconds the whole call may take: queueing, all attempts and the waits between them. @default no limit */
  readonly totalTimeout?: number | undefined;
  /** How many repeats a call may have, where repeating is safe. @default 2 */
  readonly maxRetries?: number | undefined;
  /** The longest wait in milliseconds that a server may ask for; if it asks for more, the call fails at once with `retryAfter`. @default 60000 */
  readonly maxRetryAfter?: number | undefined;
  /** Extra headers; `null` removes one. `Authorization` is not allowed: pass `accessToken`. @default none */
  readonly headers?: HeaderOptions | undefined;
}

/** Names of the options that both a client and a call take. */
export const SHARED_KEYS: readonly string[] = ["timeout", "totalTimeout", "maxRetries", "maxRetryAfter", "headers"];

/** Names of the options every call takes. */
export const CALL_KEYS: readonly string[] = ["signal", "onAborted", ...SHARED_KEYS];

/**
 * Checks the options of a call and copies them.
 *
 * @throws ConfigError that names the option
 */
export function checkCallOptions(options: CallOptions | undefined): CallOptions {
  checkKeys("options", options, CALL_KEYS);
  const given = own(options);
  checkSignal(given.signal);
  checkCallback("options.onAborted", given.onAborted);
  checkCallValues(given, "options.");
  return given;
}

/** @throws ConfigError unless the value is a function or undefined */
export function checkCallback(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") throw new ConfigError(`${name} must be a function`);
}

/** @throws ConfigError that names the option, with the prefix before it */
export function checkCallValues(options: CallOptions, prefix: string): void {
  checkDuration(`${prefix}timeout`, options.timeout);
  checkDuration(`${prefix}totalTimeout`, options.totalTimeout);
  checkDuration(`${prefix}maxRetryAfter`, options.maxRetryAfter, 0);
  checkInteger(`${prefix}maxRetries`, options.maxRetries, 0);
  checkHeaders(`${prefix}headers`, options.headers);
}
