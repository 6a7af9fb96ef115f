import { own } from "../platform/own.js";
import type { WebHeaders } from "../platform/web-types.js";

/**
 * What is known about the effect of a failed call.
 *
 * - `rejected`: the server answered and refused; nothing was done.
 * - `not-sent`: no request left this process, or it provably never reached the server; nothing was done.
 * - `unknown`: the request may have been carried out. Look before you repeat it.
 */
export type Outcome = "rejected" | "unknown" | "not-sent";

// `Symbol.for`, so that guards also read errors made by a second copy of this package.
const KINDS = Symbol.for("@invitation-clients/runtime/error-kinds");

/** What every error of this runtime is made from. */
export interface ErrorInit {
  readonly outcome: Outcome;
  readonly operationId?: string | undefined;
  readonly attempts?: number | undefined;
  readonly delays?: readonly number[] | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** What an error that belongs to an answer knows besides. */
export interface AnswerInit extends ErrorInit {
  readonly status: number;
  readonly headers: WebHeaders;
  readonly text?: string | undefined;
}

/** Base of every error that the clients throw, except a caller's own abort reason. */
export class ClientError extends Error {
  /** Literal, so that it survives minification. */
  declare readonly name: string;
  /** What is known about the effect of the call. */
  declare readonly outcome: Outcome;
  /** The operation of the spec that was called; undefined if none was (a bad client option). */
  declare readonly operationId: string | undefined;
  /** How many requests were dispatched. */
  declare readonly attempts: number;
  /** Milliseconds waited before the second, third … attempt. */
  declare readonly delays: readonly number[];
  /** The server's id of the last answer, for its support. */
  declare readonly requestId: string | undefined;
  /** Milliseconds the server asked to wait, or that are left of such a wait. */
  declare readonly retryAfter: number | undefined;

  static {
    named(this, "ClientError");
  }

  constructor(message: string, init: ErrorInit) {
    // `Error` takes nothing of it but the cause, and would show one that is undefined.
    super(message, init.cause === undefined ? undefined : init);
    const { outcome, operationId, attempts = 0, delays = [], requestId, retryAfter } = init;
    Object.assign(this, { outcome, operationId, attempts, delays, requestId, retryAfter });
  }

  /** A plain object for logs and tickets: no headers, no cause, no stack. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as object) };
  }
}

/** What the errors that belong to an answer share. */
class AnswerError<Status extends number> extends ClientError {
  readonly status: Status;
  readonly #headers: WebHeaders;

  constructor(message: string, init: AnswerInit) {
    super(message, init);
    this.status = init.status as Status;
    this.#headers = init.headers;
  }

  /** The answer's headers. They may hold cookies: neither printed nor serialised. */
  get headers(): WebHeaders {
    return this.#headers;
  }
}

/** The server answered with a status that is not a success. */
export class ApiError<Body = unknown, Status extends number = number> extends AnswerError<Status> {
  declare readonly name: "ApiError";
  /** The parsed error body; undefined where the answer was empty or not JSON (then see `text`). */
  readonly body: Body | undefined;
  /** The first 500 characters of a body that was not JSON. */
  readonly text: string | undefined;

  static {
    named(this, "ApiError");
  }

  constructor(message: string, init: AnswerInit & { readonly body: Body | undefined }) {
    super(message, init);
    this.body = init.body;
    this.text = init.text;
  }
}

/** No usable answer came: the connection failed, broke or timed out, or the call was given up. */
export class ConnectionError extends ClientError {
  declare readonly name: "ConnectionError" | "TimeoutError";
  /** The platform's code of the failure, such as `ECONNREFUSED`, where there is one. */
  readonly code: string | undefined;

  static {
    named(this, "ConnectionError");
  }

  constructor(message: string, init: ErrorInit & { readonly code?: string | undefined }) {
    super(message, init);
    this.code = init.code;
  }
}

/** `timeout` or `totalTimeout` ended. */
export class TimeoutError extends ConnectionError {
  declare readonly name: "TimeoutError";

  static {
    named(this, "TimeoutError");
  }
}

/** The server answered with success, but its body could not be used; what it did is unknown. */
export class ResponseParseError extends AnswerError<number> {
  declare readonly name: "ResponseParseError";
  /** The first 500 characters of the body. */
  readonly text: string | undefined;

  static {
    named(this, "ResponseParseError");
  }

  constructor(message: string, init: AnswerInit) {
    super(message, init);
    this.text = init.text;
  }
}

/** An option or argument is wrong. Nothing was sent. */
export class ConfigError extends ClientError {
  declare readonly name: "ConfigError";

  static {
    named(this, "ConfigError");
  }

  constructor(message: string, init?: Partial<ErrorInit>) {
    super(message, { outcome: "not-sent", ...init });
  }
}

/** No access token could be had. */
export class TokenError extends ClientError {
  declare readonly name: "TokenError";

  static {
    named(this, "TokenError");
  }
}

type ErrorClass = { readonly prototype: ClientError };

/** Gives a class its literal name and brand, and makes `instanceof` read the brand. */
function named(errorClass: ErrorClass, kind: string): void {
  const inherited: readonly string[] = (errorClass.prototype as { [KINDS]?: readonly string[] })[KINDS] ?? [];
  Object.defineProperties(errorClass.prototype, {
    name: own({ value: kind, configurable: true, writable: true }),
    [KINDS]: own({ value: [...inherited, kind] }),
  });
  Object.defineProperty(
    errorClass,
    Symbol.hasInstance,
    own({
      value(this: unknown, error: unknown): boolean {
        // A caller's own subclass inherits this method but has no brand.
        return this === errorClass ? isKind(error, kind) : Function.prototype[Symbol.hasInstance].call(this, error);
      },
    }),
  );
}

/** Whether an error is of a kind, whichever copy of this package made it. */
export function isKind(error: unknown, kind: string): boolean {
  const kinds = (error as { [KINDS]?: unknown } | null | undefined)?.[KINDS];
  return Array.isArray(kinds) && kinds.includes(kind);
}
