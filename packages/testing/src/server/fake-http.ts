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

/** What a request has besides its address. */
interface Sent {
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string | undefined;
}

/** A request at this URL. */
export function readRequest(number: number, url: URL, { method, headers, body }: Sent, at: number): FakeRequest {
  const { origin, pathname, searchParams } = url;
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

/**
 * The body as a server reads it by its content type: JSON, or a form with Rails' brackets if the server takes forms. Undefined for any
 * other type, such as the text/plain that a `fetch` without that header sends. A request without the header is read as JSON.
 */
export function bodyOf({ headers, body }: FakeRequest, takesForms: boolean): unknown {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === undefined || type === "application/json") return typeof body === "string" ? undefined : body;
  return takesForms && type === "application/x-www-form-urlencoded" ? readForm(String(body ?? "")) : undefined;
}

/** `a[b]=1&a[c]=2` is an object in an object. Values are texts, except the numbers that a server would convert by its columns. */
function readForm(text: string): Record<string, unknown> {
  const form = new Map<string, unknown>();
  for (const [name, given] of new URLSearchParams(text)) {
    const value = /_(in_cents|target|id)\]$/.test(name) && /^\d+$/.test(given) ? Number(given) : given;
    const [, root = name, field] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    form.set(root, field === undefined ? value : { ...(form.get(root) as object | undefined), [field]: value });
  }
  return Object.fromEntries(form);
}
