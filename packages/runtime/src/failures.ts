import { type Answer, excerpt } from "./answer.js";
import { causesOf, failureCode } from "./connect-failures.js";
import type { Dialect } from "./dialect.js";
import {
  ApiError,
  ConnectionError,
  type ErrorInit,
  type Outcome,
  ResponseParseError,
  TimeoutError,
  TokenError,
} from "./errors.js";
import type { Operation } from "./operation.js";
import { redact, safeCause } from "./redact.js";

/** What happened in a call so far; every error tells it. */
export interface Trail {
  attempts: number;
  readonly delays: number[];
  /** Some attempt may have been carried out. */
  unknown: boolean;
  /** What the last attempt came to; "not-sent" before the first. */
  last: Outcome;
  requestId: string | undefined;
}

/** Makes the errors of one call, with one form of message: what failed, the server's words, then the facts for a ticket. */
export class FailureReporter {
  readonly #operation: Operation;
  readonly #dialect: Dialect;
  readonly #trail: Trail;
  readonly #secretTexts: { readonly secrets: readonly string[] };

  /** @param secretTexts their list may grow while the call goes on */
  constructor(
    operation: Operation,
    dialect: Dialect,
    trail: Trail,
    secretTexts: { readonly secrets: readonly string[] },
  ) {
    this.#operation = operation;
    this.#dialect = dialect;
    this.#trail = trail;
    this.#secretTexts = secretTexts;
  }

  get #secrets(): readonly string[] {
    return this.#secretTexts.secrets;
  }

  /** The outcome of the call: unknown if any attempt was, else that of the last one. */
  get outcome(): Outcome {
    return this.#trail.unknown ? "unknown" : this.#trail.last;
  }

  /** An answer with an error status. */
  status(answer: Answer, retryAfter?: number): ApiError {
    const { outcome } = this;
    const { status, headers, requestId } = answer;
    const said = this.#dialect.describe(answer.body) ?? answer.text;
    const words = said === undefined ? undefined : excerpt(said);
    const what =
      status < 400
        ? `was redirected (${status}) to ${targetOf(headers)}, which is not followed`
        : `failed with ${status}`;
    const message = this.#message(`${what}${words ? `: ${words}` : ""}`, outcome, status, requestId, retryAfter);
    return new ApiError(message, {
      ...this.#init(outcome),
      status,
      headers,
      body: this.#dialect.readErrorBody(answer.body),
      text: answer.text === undefined ? undefined : excerpt(answer.text),
      requestId,
      retryAfter,
    });
  }

  /** The group is paused by an earlier 429, for longer than the caller wants to wait. */
  paused(answer: Answer | undefined, timeLeft: number): ApiError {
    const { outcome } = this;
    const what = `is held back by the rate limit of "${this.#operation.rateLimitGroup}"`;
    return new ApiError(this.#message(what, outcome, 429, answer?.requestId, timeLeft), {
      ...this.#init(outcome),
      status: 429,
      headers: answer?.headers ?? new Headers(),
      body: this.#dialect.readErrorBody(answer?.body),
      requestId: answer?.requestId,
      retryAfter: timeLeft,
    });
  }

  /** A success that cannot be used. What it did is unknown, unless it only read. */
  unreadable(answer: Answer, why: string): ResponseParseError {
    const { status, headers, requestId, text } = answer;
    const shown = text === undefined || text === "" ? "" : `: ${excerpt(text)}`;
    const message = this.#message(`was answered ${status}, but ${why}${shown}`, "unknown", status, requestId);
    const init = { ...this.#init("unknown"), status, headers, requestId };
    return new ResponseParseError(message, { ...init, text: text === undefined ? undefined : excerpt(text) });
  }

  connection(error: unknown): ConnectionError {
    const { outcome } = this;
    const code = failureCode(error);
    const innermost = causesOf(error).at(-1);
    const words = code ?? (innermost instanceof Error ? redact(innermost.message, this.#secrets) : "no answer");
    const what = this.#trail.last === "not-sent" ? `could not connect (${words})` : `lost its connection (${words})`;
    return new ConnectionError(this.#message(what, outcome), {
      ...this.#init(outcome),
      code,
      cause: this.#cause(error),
    });
  }

  timeout(option: "timeout" | "totalTimeout", ms: number): TimeoutError {
    const { outcome } = this;
    return new TimeoutError(this.#message(`was not done within ${option} (${ms} ms)`, outcome), this.#init(outcome));
  }

  token(error: unknown): TokenError {
    const { outcome } = this;
    const words = error instanceof Error ? redact(error.message, this.#secrets) : "it failed";
    const message = this.#message(`got no access token: ${words}`, outcome);
    return new TokenError(message, { ...this.#init(outcome), cause: this.#cause(error) });
  }

  #init(outcome: Outcome): ErrorInit {
    const { attempts, delays, requestId } = this.#trail;
    return { outcome, operationId: this.#operation.id, attempts, delays: [...delays], requestId };
  }

  #cause(error: unknown): unknown {
    return safeCause(error, this.#secrets);
  }

  #message(
    what: string,
    outcome: Outcome,
    status?: number,
    requestId = this.#trail.requestId,
    retryAfter?: number,
  ): string {
    const { attempts, delays } = this.#trail;
    const waits = delays.length > 0 ? ` after waits of ${delays.map((ms) => `${Math.round(ms)} ms`).join(", ")}` : "";
    const facts = [
      outcome,
      attempts === 1 ? "1 attempt" : `${attempts} attempts${waits}`,
      ...(retryAfter === undefined ? [] : [`retry after ${Math.ceil(retryAfter / 1000)} s`]),
      ...(requestId ? [`request id ${requestId}`] : []),
    ];
    const hint = this.#dialect.hint?.({ operation: this.#operation, status, outcome });
    return redact(`${this.#operation.id} ${what} (${facts.join("; ")})${hint ? `. ${hint}` : ""}`, this.#secrets);
  }
}

// The origin alone: the rest of the target may hold people's data or secrets.
function targetOf(headers: Headers): string {
  const location = headers.get("location");
  if (location === null) return "an unnamed target";
  // Any origin will do to read a target that names none, or only its host.
  const here = "https://same.invalid";
  if (!URL.canParse(location, here)) return "an unreadable target";
  const { origin } = new URL(location, here);
  return origin === here ? "another path of the same origin" : origin;
}
