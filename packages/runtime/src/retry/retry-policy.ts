import type { Effect } from "../api/operation.js";
import type { Outcome } from "../errors/errors.js";

/** What one attempt came to, as far as a decision needs it. */
export type AttemptResult =
  | { readonly kind: "answer"; readonly status: number; readonly retryAfter: number | undefined }
  /** The connection failed or broke, the time was over, or the body ended early. */
  | { readonly kind: "failure"; readonly sent: boolean; readonly retryable: boolean };

/** What the policy is told besides the attempt itself. */
export interface RetryContext {
  readonly effect: Effect;
  /** Retries already made, renewals of the token not counted. */
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
 * Milliseconds to wait before the next attempt, or undefined if there must be none.
 *
 * A 429 was refused, and a connection that never opened carried nothing: both are repeated whatever the effect.
 * Everything else may have been carried out and is repeated only where that does no harm.
 */
export function retryDelay(result: AttemptResult, context: RetryContext): number | undefined {
  if (context.retries >= context.maxRetries || !isRetryable(result, context.effect)) return undefined;
  const advised = result.kind === "answer" ? result.retryAfter : undefined;
  if (advised !== undefined && advised > context.maxRetryAfter) return undefined;
  const delay = delayFor(advised, context.retries, context.random);
  return delay > context.timeLeft ? undefined : delay;
}

/**
 * The wait itself: the server's advice with jitter on top, else back-off with full jitter. After advice that is not clear (NaN)
 * it is the longest back-off, also with jitter on top.
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

/** What an answer says about the effect of its request. Success is no error and has no outcome. */
export function outcomeOfStatus(status: number, effect: Effect): Outcome {
  if (status === 408 || status >= 500) return "unknown";
  // A redirect of a read did nothing. That of another call may follow what was done.
  if (status < 400) return effect === "read" ? "rejected" : "unknown";
  return "rejected";
}
