// The only file that imports openapi-fetch, and only when the first raw call is made.

import type { Operation } from "../api/operation.js";
import type { Finished } from "../call/call-context.js";
import { type OutgoingRequest, type RequestInput, writePath } from "../request/build-request.js";
import { writeHeaders } from "../request/headers.js";
import { writeQuery } from "../request/query.js";
import type { Answer } from "../response/answer.js";

/** What openapi-fetch made of an answer. */
export interface Parsed {
  readonly data?: unknown;
  readonly error?: unknown;
}

/** Sends the requests that openapi-fetch builds. */
export type RequestPath = (request: OutgoingRequest) => Promise<Finished>;

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

// Own, so that openapi-fetch does not find what others added to all objects in their place.
const UNSET = { baseUrl: undefined, Request: undefined, headers: undefined, middleware: undefined, parseAs: "json" };

/** Makes a call by openapi-fetch: it builds the request and reads the answer, and the request path is its `fetch`. */
export async function callByOpenapiFetch(
  baseUrl: string,
  operation: Operation,
  { path, query, body, headers }: RequestInput,
  send: RequestPath,
): Promise<{ readonly finished: Finished; readonly parsed: Parsed }> {
  // Loaded anew after a failure: nothing of it is kept.
  const { default: createFetchClient } = await import("openapi-fetch");
  const client = createFetchClient<Record<string, never>>({
    baseUrl,
    Request: RequestParts as never,
    bodySerializer: String,
    headers: undefined as never,
  });
  let sending: Promise<Finished> | undefined;
  const calling = client[operation.method](
    operation.path as never,
    {
      ...UNSET,
      params: { path, query, header: undefined },
      body,
      // A whole URL arrives here: only the template's own part may change.
      pathSerializer: (url: string) => url.slice(0, url.length - operation.path.length) + writePath(operation, path),
      querySerializer: () => writeQuery(operation, query),
      async fetch(request: RequestParts) {
        writeHeaders(request.headers, headers);
        sending = send(request);
        return responseOf((await sending).answer);
      },
    } as never,
  ) as Promise<Parsed>;
  // The call's own failure comes first: openapi-fetch loses one that is falsy, such as an abort reason of 0.
  const parsed = await calling.catch(async (error: unknown) => {
    await sending;
    throw error;
  });
  return { finished: await (sending as unknown as Promise<Finished>), parsed };
}

/** An answer as openapi-fetch reads it. It was read to its end within its attempt. */
function responseOf({ status, ok, body, text }: Answer): object {
  const length = body === undefined && !text ? "0" : "1";
  return {
    status,
    ok,
    headers: { get: (name: string) => (name.toLowerCase() === "content-length" ? length : null) },
    json: async () => body,
    text: async () => (body === undefined ? text : JSON.stringify(body)),
  };
}
