import type { Effect } from "../api/operation.js";
import type { Outcome } from "../errors/errors.js";

/** The result of one attempt, as far as the retry decision depends on it. */
export type AttemptResult =
  | { readonly kind: "answer"; readonly status: number; readonly retryAfter: number | undefined }
  /** The connection failed or broke, the attempt timed out, or the body ended early. */
  | { readonly kind: "failure"; readonly sent: boolean; readonly retryable: boolean };

/** Everything else that the retry decision depends on. */
export interface RetryContext {
  readonly effect: Effect;
  /** Retries made so far. Repetitions with a renewed token do not count. */
  readonly retries: number;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  /** Milliseconds until `totalTimeout` ends. */
  readonly timeLeft: number;
  /** A number from 0 up to 1. */
  readonly random: number;
}

const FIRST_BACK_OFF = 500;
const LONGEST_BACK_OFF = 8_000;
const MOST_JITTER_ON_ADVICE = 1_000;

const TRANSIENT = new Set([408, 500, 502, 503, 504]);

/**
 * The retry decision: milliseconds to wait before the next attempt, or undefined if there must not be one.
 *
 * A 429 was refused, and a connection that never opened carried nothing: both are retried whatever the effect. Any other
 * request may have been carried out, and is retried only where that does no harm.
 */
export function retryDelay(result: AttemptResult, context: RetryContext): number | undefined {
  if (context.retries >= context.maxRetries || !isRetryable(result, context.effect)) return undefined;
  const advised = result.kind === "answer" ? result.retryAfter : undefined;
  if (advised !== undefined && advised > context.maxRetryAfter) return undefined;
  const delay = delayFor(advised, context.retries, context.random);
  return delay > context.timeLeft ? undefined : delay;
}

/**
 * Milliseconds to wait: the server's advice plus jitter, or back-off with full jitter if there is none. After advice that
 * cannot be read (NaN) it is the full back-off plus jitter.
 *
 * @param retries retries made so far
 * @param random a number from 0 up to 1
 */
export function delayFor(advised: number | undefined, retries: number, random: number): number {
  const ceiling = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** retries);
  if (advised === undefined) return ceiling * random;
  return (Number.isNaN(advised) ? ceiling : advised) + Math.min(ceiling, MOST_JITTER_ON_ADVICE) * random;
}

function isRetryable(result: AttemptResult, effect: Effect): boolean {
  if (result.kind === "answer") return result.status === 429 || (TRANSIENT.has(result.status) && effect !== "send");
  if (!result.retryable) return false;
  return !result.sent || effect !== "send";
}

/** The outcome that a status other than 2xx proves. */
export function outcomeOfStatus(status: number, effect: Effect): Outcome {
  if (status === 408 || status >= 500) return "unknown";
  // The redirect of a read did nothing. Any other call may have been carried out before it was redirected.
  if (status < 400) return effect === "read" ? "rejected" : "unknown";
  return "rejected";
}
