import type { Dialect } from "../api/dialect.js";
import type { TokenSource } from "../auth/token-source.js";
import type { ClientError, Outcome, ResponseParseError } from "../errors/errors.js";
import type { Hooks } from "../hooks/hooks.js";
import type { Clock } from "../platform/clock.js";
import type { WebAbortSignal, WebFetch } from "../platform/web-types.js";
import type { Answer } from "../response/answer.js";
import type { SharedLimits } from "../retry/shared-limits.js";
import type { SecretMemory } from "../secrets/secret-memory.js";

/** Everything that the calls of one client share. */
export interface CallContext {
  readonly fetch: WebFetch;
  readonly clock: Clock;
  readonly limits: SharedLimits;
  readonly dialect: Dialect;
  readonly observers: readonly Hooks[];
  /** Undefined if requests carry no token, such as requests for a token. */
  readonly tokens: TokenSource | undefined;
  /** The secrets that no error may show. */
  readonly secrets: SecretMemory;
  readonly maxResponseBytes: number;
  readonly nextCallId: () => number;
}

/** The settings of one call, with defaults filled in. All durations are milliseconds. */
export interface CallSettings {
  /** The name of the operation's rate-limit group in the limits. */
  readonly group: string;
  readonly timeout: number;
  readonly totalTimeout: number | undefined;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly signal: WebAbortSignal | undefined;
  readonly mayRepeatRefused?: (() => boolean) | undefined;
  readonly onAborted?: ((outcome: Outcome) => void) | undefined;
  readonly beforeSend?: (() => Promise<void>) | undefined;
  readonly onWait?: WaitListener | undefined;
}

/** Called when a call begins to wait, with the milliseconds that the wait takes at most. */
export type WaitListener = (waitingFor: "answer" | "rate-limit" | "token", ms: number) => void;

/** The result of a call that got an answer, whatever its status. */
export interface FinishedCall extends Reply {
  /** The error if the answer is not a usable success; undefined for a success. */
  readonly error: ClientError | undefined;
  /** Whether a DELETE got a 404 after an earlier attempt of the same call may have deleted the object. */
  readonly alreadyGone: boolean;
}

/** The result of a successful call. */
export interface Reply<Data = unknown> {
  /** The parsed body, typed by the spec but not checked against it; undefined if it was empty. */
  readonly data: Data;
  readonly answer: Answer;
  /** Makes the error to throw if the body is not what the spec says, and reports it to the hooks. */
  unreadable(why: string): ResponseParseError;
}
