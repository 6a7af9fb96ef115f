// The only file that imports openapi-fetch: everything else knows `send`.
import createFetchClient from "openapi-fetch";
import type { OutgoingRequest } from "./attempt.js";
import type { Outcome } from "./errors.js";
import { type HeaderFields, writeHeaders } from "./headers.js";
import type { Operation } from "./operation.js";
import { own } from "./own.js";
import { pathFiller } from "./path.js";
import { writeQuery } from "./query.js";

/** What a call sends, before it is written down. */
export interface CallInput {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** As data; the request path writes it down. */
  readonly body?: unknown;
  /** Asked before a call that a 401 refused goes again with a new token. @default it does */
  readonly mayRepeatRefused?: (() => boolean) | undefined;
  /** Told the outcome of a call that ends with the caller's own abort reason, which can carry none. */
  readonly onGivenUp?: ((outcome: Outcome) => void) | undefined;
}

/** Builds the request of one call and hands it to `run`, which answers when the answer has been read to its end. */
export type Send = <T>(
  operation: Operation,
  input: CallInput,
  headers: HeaderFields,
  run: (request: OutgoingRequest) => Promise<T>,
) => Promise<T>;

/** Stands in for `Request`: the platform's own would be built for one attempt and drain its body. */
class RequestParts implements OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(url: string, init: { method: string; headers: Headers; body?: string }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

// What openapi-fetch is answered, at once: the real answer is read within its attempt, so there is nothing left to parse.
const NOTHING_TO_PARSE = Promise.resolve({ status: 204, ok: true, headers: { get: () => null } });

/** What openapi-fetch is told of one operation, the same for all its calls. */
interface Serialisers {
  readonly pathSerializer: (url: string, path: Record<string, unknown>) => string;
  readonly querySerializer: (query: Record<string, unknown>) => string;
}

/** Makes the function that builds requests below `baseUrl`. */
export function createSend(baseUrl: string): Send {
  const client = createFetchClient<Record<string, never>>({
    baseUrl,
    Request: RequestParts as never,
    bodySerializer: String,
    headers: undefined as never,
  });
  const known = new WeakMap<Operation, Serialisers>();
  const knownOf = (operation: Operation): Serialisers => {
    const made = serialisersOf(own(operation));
    known.set(operation, made);
    return made;
  };
  return <T>(
    operation: Operation,
    input: CallInput,
    headers: HeaderFields,
    run: (request: OutgoingRequest) => Promise<T>,
  ): Promise<T> => {
    const { pathSerializer, querySerializer } = known.get(operation) ?? knownOf(operation);
    let running: Promise<T> | undefined;
    const building = client[operation.method](
      operation.path as never,
      {
        ...UNSET,
        params: { path: input.path ?? NONE, query: input.query ?? NONE, header: undefined },
        body: input.body,
        pathSerializer,
        querySerializer,
        fetch(request: RequestParts) {
          writeHeaders(request.headers, headers);
          running = run(request);
          return NOTHING_TO_PARSE;
        },
      } as never,
    );
    // It has called `fetch` by now, unless a serialiser threw.
    return running ?? building.then(() => running as unknown as T);
  };
}

const NONE = Object.freeze({});
// Own, so that openapi-fetch does not find what others added to all objects in their place.
const UNSET = { baseUrl: undefined, Request: undefined, headers: undefined, middleware: undefined };

function serialisersOf(operation: Operation): Serialisers {
  const fill = pathFiller(operation);
  return {
    // A whole URL arrives here: only the template's own part may change.
    pathSerializer: (url, path) => url.slice(0, url.length - operation.path.length) + fill(path),
    querySerializer: (query) => writeQuery(operation, query),
  };
}
