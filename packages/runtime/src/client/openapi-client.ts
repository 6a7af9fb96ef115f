// The only file that imports openapi-fetch; loaded by the first raw call. Its other imports are types, so that it loads nothing twice.
import createFetchClient from "openapi-fetch";
import type { Operation } from "../api/operation.js";
import type { FinishedCall } from "../call/call-context.js";
import type { OutgoingRequest, RequestInput, writePath } from "../request/build-request.js";
import type { writeHeaders } from "../request/headers.js";
import type { writeQuery } from "../request/query.js";
import type { Answer } from "../response/answer.js";

/** The body of an answer, as openapi-fetch parsed it. */
export interface ParsedBody {
  readonly data?: unknown;
  readonly error?: unknown;
}

/** Runs a call with the request that openapi-fetch built. */
export type SendRequest = (request: OutgoingRequest) => Promise<FinishedCall>;

/** The functions that write the parts of a request. */
export interface Writers {
  readonly writePath: typeof writePath;
  readonly writeQuery: typeof writeQuery;
  readonly writeHeaders: typeof writeHeaders;
}

/** Used in place of `Request`: the platform's own can be sent only once, because its body is a stream. */
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

// Own properties, so that openapi-fetch does not read inherited ones that someone added to all objects.
const UNSET = { baseUrl: undefined, Request: undefined, headers: undefined, middleware: undefined, parseAs: "json" };

/**
 * Makes a call with openapi-fetch: it builds the request and parses the answer, and `send` is its `fetch`.
 *
 * @throws the errors of `send`
 */
export async function callByOpenapiFetch(
  baseUrl: string,
  operation: Operation,
  { path, query, body, headers }: RequestInput,
  { writePath, writeQuery, writeHeaders }: Writers,
  send: SendRequest,
): Promise<{ readonly finished: FinishedCall; readonly parsed: ParsedBody }> {
  const client = createFetchClient<Record<string, never>>({
    baseUrl,
    Request: RequestParts as never,
    bodySerializer: String,
    headers: undefined as never,
  });
  let sending: Promise<FinishedCall> | undefined;
  const calling = client[operation.method](
    operation.path as never,
    {
      ...UNSET,
      params: { path, query, header: undefined },
      body,
      // `url` is the whole URL, which ends with the path template. Only the template is replaced.
      pathSerializer: (url: string) => url.slice(0, url.length - operation.path.length) + writePath(operation, path),
      querySerializer: () => writeQuery(operation, query),
      async fetch(request: RequestParts) {
        writeHeaders(request.headers, headers);
        sending = send(request);
        return responseOf((await sending).answer);
      },
    } as never,
  ) as Promise<ParsedBody>;
  // The call's own error comes first: openapi-fetch drops one that is falsy, such as an abort reason of 0.
  const parsed = await calling.catch(async (error: unknown) => {
    await sending;
    throw error;
  });
  return { finished: await (sending as unknown as Promise<FinishedCall>), parsed };
}

/** The answer in the form that openapi-fetch reads. Its body has already been read. */
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
