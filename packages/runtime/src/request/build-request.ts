import type { Operation } from "../api/operation.js";
import { type HeaderFields, type RequestHeaders, writeHeaders } from "./headers.js";
import { pathFiller } from "./path.js";
import { writeQuery } from "./query.js";

/** The input of one call, as data. */
export interface CallInput {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Data that is sent as JSON, or a `URLSearchParams`. */
  readonly body?: unknown;
  /** Whether a call that a 401 refused may be repeated with a new token. @default it may */
  readonly mayRepeatRefused?: (() => boolean) | undefined;
  /** Awaited just before each attempt leaves. If it rejects, the attempt is not sent and the call rejects with its reason. */
  readonly beforeSend?: (() => Promise<void>) | undefined;
}

/** The checked input of one call, with the body as text. */
export interface RequestInput {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: string | undefined;
  readonly headers: HeaderFields;
}

/** The request that each attempt of a call sends. The body is a string, so that it can be sent again. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: RequestHeaders;
  readonly body: string | undefined;
}

const fillers = new WeakMap<Operation, ReturnType<typeof pathFiller>>();

/**
 * Writes the path of an operation.
 *
 * @throws ConfigError for an id that would lead to another path
 */
export function writePath(operation: Operation, path: RequestInput["path"]): string {
  let fill = fillers.get(operation);
  if (!fill) {
    fill = pathFiller(operation);
    fillers.set(operation, fill);
  }
  return fill(path);
}

/**
 * Builds the request of one call from the row of its operation.
 *
 * @throws ConfigError for an id or a query value that cannot be written
 */
export function buildRequest(baseUrl: string, operation: Operation, input: RequestInput): OutgoingRequest {
  const { body } = input;
  const query = writeQuery(operation, input.query);
  const headers = new Map(body === undefined ? [] : [["content-type", "application/json"]]);
  writeHeaders(headers, input.headers);
  const url = baseUrl + writePath(operation, input.path) + (query && `?${query}`);
  return { url, method: operation.method, headers, body };
}
