/** A request as a fake sees it. */
export interface FakeRequest {
  /** 1 for the first request to the fake. */
  readonly number: number;
  /** When it arrived, in milliseconds of the fake's clock. */
  readonly at: number;
  readonly method: string;
  /** The origin that the client called, such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The parsed JSON, or the text if it is not JSON; undefined if there was no body. */
  readonly body: unknown;
}

/** The answer of a fake. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** The part of `RequestInit` that the fakes read. */
export interface FakeInit {
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | null;
}

/** A `fetch` for a client's options. */
export type FakeFetch = (url: string, init?: FakeInit) => Promise<Response>;

/** A server in memory. `Handling`: the ways in which a fault can change how the server handles one request. */
export interface Fake<Handling = undefined> {
  /** Handles a request at once. */
  handle(request: FakeRequest, handling?: Handling): FakeAnswer;
}

/** Turns the arguments of `fetch` into a request. */
export function readRequest(number: number, url: string, init: FakeInit, at: number): FakeRequest {
  const { origin, pathname, searchParams } = new URL(url);
  const { method = "GET", headers, body } = init;
  return {
    number,
    at,
    method,
    origin,
    path: pathname,
    query: searchParams,
    headers: new Headers(headers),
    body: readJson(body),
  };
}

/** Turns an answer into what `fetch` returns. */
export function toResponse({ status, headers, body }: FakeAnswer): Response {
  return new Response(body ?? null, { status, headers });
}

/** A JSON answer. */
export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

/** The parsed JSON, or the text if it is not JSON; undefined if there is no body. */
function readJson(body: string | undefined): unknown {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
