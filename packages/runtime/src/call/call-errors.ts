import type { Dialect } from "../api/dialect.js";
import type { Operation } from "../api/operation.js";
import {
  type AnswerInit,
  ApiError,
  type ConfigError,
  ConnectionError,
  type ErrorInit,
  type Outcome,
  ResponseParseError,
  TimeoutError,
  TokenError,
} from "../errors/errors.js";
import { excerpt } from "../errors/excerpt.js";
import { causesOf, failureCode, judgeFetchFailure } from "../errors/failed-fetch.js";
import { urlOf } from "../errors/platform-checks.js";
import { safeCause } from "../errors/safe-cause.js";
import { guarded } from "../platform/guarded.js";
import { isError } from "../platform/kinds.js";
import { own } from "../platform/own.js";
import type { Answer } from "../response/answer.js";
import { headerOf } from "../response/header-of.js";
import { HIDDEN, redact } from "../secrets/redact.js";
import type { Secret } from "../secrets/secret.js";

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
export class CallErrors {
  readonly #operation: Operation;
  readonly #dialect: Dialect;
  readonly #trail: Trail;
  readonly #secretTexts: { readonly secrets: readonly Secret[] };

  /** @param secretTexts their list may grow while the call goes on */
  constructor(
    operation: Operation,
    dialect: Dialect,
    trail: Trail,
    secretTexts: { readonly secrets: readonly Secret[] },
  ) {
    this.#operation = operation;
    this.#dialect = dialect;
    this.#trail = trail;
    this.#secretTexts = secretTexts;
  }

  get #secrets(): readonly Secret[] {
    return this.#secretTexts.secrets;
  }

  /** The outcome of the call: unknown if any attempt was, else that of the last one. */
  get outcome(): Outcome {
    return this.#trail.unknown ? "unknown" : this.#trail.last;
  }

  /** An answer with an error status. */
  status(answer: Answer, retryAfter?: number): ApiError {
    const { status, headers, body, text } = answer;
    const words = this.#dialect.describe(body) ?? text;
    const what = /^30[12378]$/.test(String(status))
      ? `was redirected (${status}) to ${targetOf(headers, this.#secrets)}, which is not followed`
      : `${status < 400 ? "was answered" : "failed with"} ${status}`;
    const facts = { ...this.#factsOf(answer), body: this.#dialect.readErrorBody(body), retryAfter };
    return new ApiError(...this.#about(`${what}${shown(words)}`, facts));
  }

  /** The group is paused by an earlier 429, for longer than the caller wants to wait. */
  paused(answer: Answer | undefined, timeLeft: number): ApiError {
    return new ApiError(
      ...this.#about(`is held back by the rate limit of "${this.#operation.rateLimitGroup}"`, {
        status: 429,
        headers: safeHeaders(answer?.headers, this.#secrets),
        body: this.#dialect.readErrorBody(answer?.body),
        requestId: answer?.requestId ?? this.#trail.requestId,
        retryAfter: timeLeft,
      }),
    );
  }

  /** A success that cannot be used. What it did is unknown, unless it only read. */
  unreadable(answer: Answer, why: string): ResponseParseError {
    const what = `was answered ${answer.status}, but ${why}${shown(answer.text)}`;
    return new ResponseParseError(...this.#about(what, { ...this.#factsOf(answer), outcome: "unknown" }));
  }

  connection(error: unknown): ConnectionError | ConfigError {
    // A transport's own word that it can send nothing with these options.
    if (this.outcome === "not-sent" && judgeFetchFailure(error) === "refused-options") return error as ConfigError;
    const cause = this.#cause(error);
    const code = failureCode(cause);
    const words = code ?? wordsOf(causesOf(cause).at(-1), "no answer");
    const what = this.#trail.last === "not-sent" ? "could not connect" : "lost its connection";
    return new ConnectionError(...this.#about(`${what} (${words})`, { code, cause }));
  }

  timeout(option: "timeout" | "totalTimeout", ms: number): TimeoutError {
    return new TimeoutError(...this.#about(`was not done within ${option} (${ms} ms)`, {}));
  }

  token(error: unknown): TokenError {
    const cause = this.#cause(error);
    return new TokenError(...this.#about(`got no access token: ${wordsOf(cause, "it failed")}`, { cause }));
  }

  #factsOf({ status, headers, requestId, text }: Answer) {
    return { status, headers: safeHeaders(headers, this.#secrets), requestId, text: text && excerpt(text) };
  }

  #cause(error: unknown): unknown {
    return guarded(() => safeCause(error, this.#secrets), undefined);
  }

  /** The message, and what the error is made from: what is known of the call, and these facts besides or instead. */
  #about<Facts extends Partial<AnswerInit>>(what: string, facts: Facts): [message: string, init: ErrorInit & Facts] {
    const { attempts, delays } = this.#trail;
    const init: ErrorInit & Facts = own({
      outcome: this.outcome,
      operationId: this.#operation.id,
      attempts,
      delays: [...delays],
      requestId: this.#trail.requestId,
      ...facts,
    });
    const { outcome, requestId, retryAfter, status } = init as ErrorInit & Partial<AnswerInit>;
    const waits = delays.length > 0 ? ` after waits of ${delays.map((ms) => `${Math.round(ms)} ms`).join(", ")}` : "";
    const known = [
      outcome,
      attempts === 1 ? "1 attempt" : `${attempts} attempts${waits}`,
      ...(retryAfter === undefined ? [] : [`retry after ${Math.ceil(retryAfter / 1000)} s`]),
      ...(requestId ? [`request id ${requestId}`] : []),
    ];
    const hint = this.#dialect.hint?.({ operation: this.#operation, status, outcome });
    const message = `${this.#operation.id} ${what} (${known.join("; ")})${hint ? `. ${hint}` : ""}`;
    return [redact(message, this.#secrets), init];
  }
}

function wordsOf(cause: unknown, otherwise: string): string {
  return (isError(cause) && cause.message) || otherwise;
}

function shown(words: string | undefined): string {
  return words ? `: ${excerpt(words)}` : "";
}

// The origin alone: the rest of the target may hold people's data or secrets.
function targetOf(headers: Headers, secrets: readonly Secret[]): string {
  const location = headerOf(headers, "location");
  if (location === undefined) return "an unnamed target";
  // Any origin will do to read a target that names none, or only its host.
  const here = "https://same.invalid";
  // Before it is read, which would cut an encoded secret in pieces.
  const target = redact(location, secrets);
  const origin = target === HIDDEN ? undefined : urlOf(target, here)?.origin;
  if (origin === undefined) return "an unreadable target";
  return origin === here ? "another path of the same origin" : origin;
}

/** A copy without secrets; empty where the headers of a caller's own `fetch` cannot be listed. */
function safeHeaders(headers: Headers | undefined, secrets: readonly Secret[]): Headers {
  const safe = new Headers();
  guarded(() => {
    for (const [name, value] of headers ?? []) {
      if (redact(name, secrets) === name) safe.append(name, redact(`${value}`, secrets));
    }
  }, undefined);
  return safe;
}
