import type { WebHeaders } from "./web-types.js";

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
  readonly outcome: Outcome;
  /** The operation of the spec that was called; undefined if none was (a bad client option). */
  readonly operationId: string | undefined;
  /** How many requests were dispatched. */
  readonly attempts: number;
  /** Milliseconds waited before the second, third … attempt. */
  readonly delays: readonly number[];
  /** The server's id of the last answer, for its support. */
  readonly requestId: string | undefined;
  /** Milliseconds the server asked to wait, or that are left of such a wait. */
  readonly retryAfter: number | undefined;

  static {
    named(this, "ClientError");
  }

  constructor(message: string, init: ErrorInit) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    this.outcome = init.outcome;
    this.operationId = init.operationId;
    this.attempts = init.attempts ?? 0;
    this.delays = init.delays ?? [];
    this.requestId = init.requestId;
    this.retryAfter = init.retryAfter;
  }

  /** A plain object for logs and tickets: no headers, no cause, no stack. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as object) };
  }
}

/** The server answered with a status that is not a success. */
export class ApiError<Body = unknown, Status extends number = number> extends ClientError {
  declare readonly name: "ApiError";
  readonly status: Status;
  /** The parsed error body; undefined where the answer was empty or not JSON (then see `text`). */
  readonly body: Body | undefined;
  /** The first 500 characters of a body that was not JSON. */
  readonly text: string | undefined;
  readonly #headers: WebHeaders;

  static {
    named(this, "ApiError");
  }

  constructor(message: string, init: AnswerInit & { readonly body: Body | undefined }) {
    super(message, init);
    this.status = init.status as Status;
    this.body = init.body;
    this.text = init.text;
    this.#headers = init.headers;
  }

  /** The answer's headers. They may hold cookies: neither printed nor serialised. */
  get headers(): WebHeaders {
    return this.#headers;
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
export class ResponseParseError extends ClientError {
  declare readonly name: "ResponseParseError";
  readonly status: number;
  /** The first 500 characters of the body. */
  readonly text: string | undefined;
  readonly #headers: WebHeaders;

  static {
    named(this, "ResponseParseError");
  }

  constructor(message: string, init: AnswerInit) {
    super(message, init);
    this.status = init.status;
    this.text = init.text;
    this.#headers = init.headers;
  }

  /** The answer's headers. They may hold cookies: neither printed nor serialised. */
  get headers(): WebHeaders {
    return this.#headers;
  }
}

/** An option or argument is wrong. Nothing was sent. */
export class ConfigError extends ClientError {
  declare readonly name: "ConfigError";

  static {
    named(this, "ConfigError");
  }

  constructor(message: string, init: Partial<ErrorInit> = {}) {
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
  Object.defineProperty(errorClass.prototype, "name", { value: kind, configurable: true, writable: true });
  Object.defineProperty(errorClass.prototype, KINDS, { value: [...inherited, kind] });
  Object.defineProperty(errorClass, Symbol.hasInstance, {
    value(this: unknown, error: unknown): boolean {
      // A caller's own subclass inherits this method but has no brand.
      return this === errorClass ? isKind(error, kind) : Function.prototype[Symbol.hasInstance].call(this, error);
    },
  });
}

/** Whether an error is of a kind, whichever copy of this package made it. */
export function isKind(error: unknown, kind: string): boolean {
  if (typeof error !== "object" || error === null) return false;
  const kinds = (error as { [KINDS]?: unknown })[KINDS];
  return Array.isArray(kinds) && kinds.includes(kind);
}
