import type { Dialect } from "../api/dialect.js";
import type { TokenSource } from "../auth/token-source.js";
import type { ClientError, Outcome, ResponseParseError } from "../errors/errors.js";
import type { Hooks } from "../hooks/hooks.js";
import type { Clock } from "../platform/clock.js";
import type { WebAbortSignal, WebFetch } from "../platform/web-types.js";
import type { Answer } from "../response/answer.js";
import type { Limiter } from "../retry/limiter.js";
import type { SecretMemory } from "../secrets/secret-memory.js";

/** What the calls of one client share. */
export interface CallContext {
  readonly fetch: WebFetch;
  readonly clock: Clock;
  readonly limiter: Limiter;
  readonly dialect: Dialect;
  readonly observers: readonly Hooks[];
  /** Undefined for requests that carry no token (those that fetch one). */
  readonly tokens: TokenSource | undefined;
  /** What may show in no error. */
  readonly secrets: SecretMemory;
  readonly maxResponseBytes: number;
  readonly nextCallId: () => number;
}

/** One call's settings, all resolved. */
export interface CallSettings {
  readonly timeout: number;
  readonly totalTimeout: number | undefined;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly signal: WebAbortSignal | undefined;
  readonly mayRepeatRefused?: (() => boolean) | undefined;
  readonly onGivenUp?: ((outcome: Outcome) => void) | undefined;
}

/** The end of a call that got an answer, whatever its status. */
export interface Finished extends Reply {
  /** Undefined for a success. */
  readonly error: ClientError | undefined;
  /** A DELETE that found nothing, after an attempt of the same call that may have deleted. */
  readonly alreadyGone: boolean;
}

/** A successful call. */
export interface Reply {
  /** The parsed body; undefined where it was empty. */
  readonly data: unknown;
  readonly answer: Answer;
  /** An error to throw when the body is not what the spec says; the hooks learn of it. */
  unreadable(why: string): ResponseParseError;
}
