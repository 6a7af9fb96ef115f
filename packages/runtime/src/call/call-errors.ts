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
import { causesOf, failureCode, judgeFetchFailure } from "../errors/failed-fetch.js";
import { urlOf } from "../errors/platform-checks.js";
import { safeCause } from "../errors/safe-cause.js";
import { excerpt } from "../errors/text/excerpt.js";
import { guarded } from "../platform/guarded.js";
import { isError } from "../platform/kinds.js";
import { own } from "../platform/own.js";
import type { Answer } from "../response/answer.js";
import { headerOf } from "../response/header-of.js";
import type { Refusal } from "../retry/shared-limits.js";
import { HIDDEN, redact } from "../secrets/redact.js";
import type { Secret } from "../secrets/secret.js";

/** What has happened in a call so far. Every error contains it. */
export interface Trail {
  attempts: number;
  readonly delays: number[];
  /** Whether any attempt may have been carried out. */
  unknown: boolean;
  /** The outcome of the last attempt; "not-sent" before the first. */
  last: Outcome;
  requestId: string | undefined;
}

/** What the errors of held-back calls show of the 429 that began the pause. */
interface CauseOfPause extends Pick<Answer, "requestId"> {
  readonly headers: Headers;
  readonly body: unknown;
}

/** Creates the errors of one call. Every message has the same form: what failed, the server's message, the facts for a ticket. */
export class CallErrors {
  readonly #operation: Operation;
  readonly #dialect: Dialect;
  readonly #trail: Trail;
  readonly #secretTexts: { readonly secrets: readonly Secret[] };

  /** @param secretTexts the secrets to hide; the list may grow during the call */
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

  /** The outcome of the call: unknown if that of any attempt is, otherwise that of the last attempt. */
  get outcome(): Outcome {
    return this.#trail.unknown ? "unknown" : this.#trail.last;
  }

  /** An answer with an error status. */
  status(answer: Answer, retryAfter?: number): ApiError {
    const { status, headers, body, text } = answer;
    const words = this.#dialect.describe(body) ?? text;
    const what = /^30[12378]$/.test(String(status))
      ? `was redirected (${status}) to ${targetOf(headers, this.#secrets)}, which is not followed`
      : `${status < 400 ? "returned" : "failed with"} ${status}`;
    const facts = { ...this.#factsOf(answer), body: this.#dialect.readErrorBody(body), retryAfter };
    return new ApiError(...this.#about(`${what}${shown(words)}`, facts));
  }

  /** The parts of a 429 that the errors of held-back calls show, without secrets: those calls may belong to another client. */
  causeOfPause({ body, headers, requestId }: Answer): CauseOfPause {
    return { headers: safeHeaders(headers, this.#secrets), body: this.#dialect.readErrorBody(body), requestId };
  }

  /** An earlier 429 paused the group for longer than the caller wants to wait. */
  paused({ cause, timeLeft }: Refusal): ApiError {
    const { body, headers = new Headers(), requestId } = (cause ?? {}) as Partial<CauseOfPause>;
    return new ApiError(
      ...this.#about(`is held back by the rate limit of "${this.#operation.rateLimitGroup}"`, {
        status: 429,
        headers,
        body: body ?? this.#dialect.readErrorBody(undefined),
        requestId: requestId ?? this.#trail.requestId,
        retryAfter: timeLeft,
      }),
    );
  }

  /** The limits that processes share cannot be asked. */
  limits(error: unknown): ConnectionError {
    const cause = this.#cause(error);
    return new ConnectionError(
      ...this.#about(`could not ask the shared limits (${wordsOf(cause, "they failed")})`, {
        code: failureCode(cause),
        cause,
      }),
    );
  }

  /** A success whose body cannot be used. */
  unreadable(answer: Answer, why: string): ResponseParseError {
    const what = `returned ${answer.status}, but ${why}${shown(answer.text)}`;
    return new ResponseParseError(...this.#about(what, { ...this.#factsOf(answer), outcome: "unknown" }));
  }

  /** A failed connection, or the transport's own ConfigError. */
  connection(error: unknown): ConnectionError | ConfigError {
    // The transport itself reports that its options do not allow this request.
    if (this.outcome === "not-sent" && judgeFetchFailure(error) === "refused-options") return error as ConfigError;
    const cause = this.#cause(error);
    const code = failureCode(cause);
    const words = code ?? wordsOf(causesOf(cause).at(-1), "no answer");
    const what = this.#trail.last === "not-sent" ? "could not connect" : "lost its connection";
    return new ConnectionError(...this.#about(`${what} (${words})`, { code, cause }));
  }

  /** The call took longer than `timeout` or `totalTimeout`. */
  timeout(option: "timeout" | "totalTimeout", ms: number): TimeoutError {
    return new TimeoutError(...this.#about(`exceeded ${option} (${ms} ms)`, {}));
  }

  /** The token source failed. */
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

  /** The message and the fields of an error. The facts are added to the trail of the call, or replace parts of it. */
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

// Shows only the origin, because the rest of the target may contain personal data or secrets.
function targetOf(headers: Headers, secrets: readonly Secret[]): string {
  const location = headerOf(headers, "location");
  if (location === undefined) return "an unnamed target";
  // The base for targets without an origin or a scheme. Any origin works.
  const here = "https://same.invalid";
  // Redacted before the URL is parsed, because parsing would cut an encoded secret into pieces.
  const target = redact(location, secrets);
  const origin = target === HIDDEN ? undefined : urlOf(target, here)?.origin;
  if (origin === undefined) return "an unreadable target";
  return origin === here ? "another path of the same origin" : origin;
}

/** A copy of the headers without secrets; empty if those of a caller's own `fetch` cannot be listed. */
function safeHeaders(headers: Headers | undefined, secrets: readonly Secret[]): Headers {
  const safe = new Headers();
  guarded(() => {
    for (const [name, value] of headers ?? []) {
      if (redact(name, secrets) === name) safe.append(name, redact(`${value}`, secrets));
    }
  }, undefined);
  return safe;
}
