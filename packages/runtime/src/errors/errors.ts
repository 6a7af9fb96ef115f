import { own } from "../platform/own.js";
import type { WebHeaders } from "../platform/web-types.js";

/**
 * What is known about the effect of a failed call.
 *
 * - `rejected`: the server refused the request; nothing was done.
 * - `not-sent`: the request provably never reached the server; nothing was done.
 * - `unknown`: the request may have been carried out. Check before you repeat it.
 */
export type Outcome = "rejected" | "unknown" | "not-sent";

// `Symbol.for`, so that guards also recognise errors made by a second copy of this package.
const KINDS = Symbol.for("@invitation-clients/runtime/error-kinds");

/** The fields that every error of this runtime is created with. */
export interface ErrorInit {
  readonly outcome: Outcome;
  readonly operationId?: string | undefined;
  readonly attempts?: number | undefined;
  readonly delays?: readonly number[] | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** The fields that an error about an answer is created with. */
export interface AnswerInit extends ErrorInit {
  readonly status: number;
  readonly headers: WebHeaders;
  readonly text?: string | undefined;
}

/** Base class of every error that the clients throw, except a caller's own abort reason. */
export class ClientError extends Error {
  /** The name of the class, as a literal that survives minification. */
  declare readonly name: string;
  /** What is known about the effect of the call on the server. */
  declare readonly outcome: Outcome;
  /** The spec's operationId of the call; undefined if there was no call (a wrong client option). */
  declare readonly operationId: string | undefined;
  /** How many attempts were made. */
  declare readonly attempts: number;
  /** Milliseconds waited before each retry. */
  declare readonly delays: readonly number[];
  /** The server's id of the last response. Quote it to the vendor's support. */
  declare readonly requestId: string | undefined;
  /** Milliseconds to wait before the next call, as the server asked; undefined if it did not ask. */
  declare readonly retryAfter: number | undefined;

  static {
    brand(this, "ClientError");
  }

  constructor(message: string, init: ErrorInit) {
    // `Error` reads only `cause`, and would set it even if it is undefined.
    super(message, init.cause === undefined ? undefined : init);
    const { outcome, operationId, attempts = 0, delays = [], requestId, retryAfter } = init;
    Object.assign(this, { outcome, operationId, attempts, delays, requestId, retryAfter });
  }

  /** A plain object for logs and tickets, without headers, cause and stack. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as object) };
  }
}

/** Base class of the errors about a response. */
class AnswerError<Status extends number> extends ClientError {
  readonly status: Status;
  readonly #headers: WebHeaders;

  constructor(message: string, init: AnswerInit) {
    super(message, init);
    this.status = init.status as Status;
    this.#headers = init.headers;
  }

  /** The response's headers. They may contain cookies, so they are neither printed nor serialised. */
  get headers(): WebHeaders {
    return this.#headers;
  }
}

/** The server responded with a status that is not 2xx. */
export class ApiError<Body = unknown, Status extends number = number> extends AnswerError<Status> {
  declare readonly name: "ApiError";
  /** The parsed error body; undefined if the response was empty or not JSON (then see `text`). */
  readonly body: Body | undefined;
  /** The first 500 characters of a body that was not JSON. */
  readonly text: string | undefined;

  static {
    brand(this, "ApiError");
  }

  constructor(message: string, init: AnswerInit & { readonly body: Body | undefined }) {
    super(message, init);
    this.body = init.body;
    this.text = init.text;
  }
}

/** No usable response arrived: the connection failed or broke, or the call timed out (`TimeoutError`). */
export class ConnectionError extends ClientError {
  declare readonly name: "ConnectionError" | "TimeoutError";
  /** The platform's code of the failure, such as `ECONNREFUSED`; undefined if the platform gave no code. */
  readonly code: string | undefined;

  static {
    brand(this, "ConnectionError");
  }

  constructor(message: string, init: ErrorInit & { readonly code?: string | undefined }) {
    super(message, init);
    this.code = init.code;
  }
}

/** The call took longer than `timeout` or `totalTimeout`. */
export class TimeoutError extends ConnectionError {
  declare readonly name: "TimeoutError";

  static {
    brand(this, "TimeoutError");
  }
}

/** The server responded with success, but the body could not be used. The outcome is unknown. */
export class ResponseParseError extends AnswerError<number> {
  declare readonly name: "ResponseParseError";
  /** The first 500 characters of the body. */
  readonly text: string | undefined;

  static {
    brand(this, "ResponseParseError");
  }

  constructor(message: string, init: AnswerInit) {
    super(message, init);
    this.text = init.text;
  }
}

/** An option or argument was wrong. Nothing was sent. */
export class ConfigError extends ClientError {
  declare readonly name: "ConfigError";

  static {
    brand(this, "ConfigError");
  }

  constructor(message: string, init?: Partial<ErrorInit>) {
    super(message, { outcome: "not-sent", ...init });
  }
}

/** No access token could be obtained. */
export class TokenError extends ClientError {
  declare readonly name: "TokenError";

  static {
    brand(this, "TokenError");
  }
}

type ErrorClass = { readonly prototype: ClientError };

/** Gives a class its literal name and its brand, and makes `instanceof` read the brand. */
function brand(errorClass: ErrorClass, kind: string): void {
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

/** Whether an error has the brand of a class, whichever copy of this package created it. */
export function isKind(error: unknown, kind: string): boolean {
  const kinds = (error as { [KINDS]?: unknown } | null | undefined)?.[KINDS];
  return Array.isArray(kinds) && kinds.includes(kind);
}
