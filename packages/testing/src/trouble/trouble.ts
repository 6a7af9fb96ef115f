import { type Fake, type FakeFetch, type FakeRequest, readRequest, toResponse } from "../server/fake-http.js";

/** What the caller gets to see of a request. */
export type Seen =
  /** The fake's own answer. */
  | { readonly form: "own" }
  /** The connection breaks. */
  | { readonly form: "lost" }
  /** The connection never opened: the server saw nothing. */
  | { readonly form: "refused" }
  /** Nothing, until the caller gives up. */
  | { readonly form: "silence" }
  /** Half of the fake's own answer, then a reset. */
  | { readonly form: "truncated" }
  /** Another answer than the fake's own. */
  | {
      readonly form: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** What goes wrong with one request. */
export interface Fault<Handling = unknown> {
  /** Milliseconds from the request's arrival until the server carries it out; undefined if it never does. */
  readonly commit: number | undefined;
  /** Milliseconds from the request's arrival until the caller sees something. */
  readonly after: number;
  readonly seen: Seen;
  /** What the server does differently. */
  readonly handling?: Handling | undefined;
}

/** Chooses the fault of each request; undefined for none. */
export type Schedule<Handling> = (request: FakeRequest) => Fault<Handling> | undefined;

/** What `fetchOf` tells of the requests that passed. */
export interface Traffic {
  /** Requests that reached the server, in order. */
  readonly requests: FakeRequest[];
}

const ERROR_BODY = '{"errors":[{"type":"system","message":"trouble"}]}';
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/** The presets: each is one thing that networks and servers do. All times are milliseconds. */
export const faults = {
  /** No connection: provably never sent. */
  refused: (after = 0) => ({ commit: undefined, after, seen: { form: "refused" } }),
  /** Lost before the server read it. */
  lostBefore: (after = 0) => ({ commit: undefined, after, seen: { form: "lost" } }),
  /** Carried out `commit` after its arrival (even after the loss was seen), and the answer lost. */
  lostAfter: (commit = 0, after = 0) => ({ commit, after, seen: { form: "lost" } }),
  /** Never answered; carried out after `commit`, or not at all. */
  silence: (commit?: number) => ({ commit, after: 0, seen: { form: "silence" } }),
  /** Answered with an error status; carried out all the same after `commit`, or not at all. */
  status: (status: number, commit?: number, after = 0) => ({
    commit,
    after,
    seen: { form: "status", status, headers: JSON_TYPE, body: ERROR_BODY },
  }),
  /** 429; `retryAfter` in seconds. */
  tooMany: (retryAfter?: number | string, after = 0) => ({
    commit: undefined,
    after,
    seen: {
      form: "status",
      status: 429,
      headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
    },
  }),
  /** Carried out, and the answer cut in the middle of its body. */
  truncated: (after = 0) => ({ commit: 0, after, seen: { form: "truncated" } }),
  /** Carried out or not, and a proxy's page in place of the answer. */
  html: (status = 200, commit: number | undefined = 0, after = 0) => ({
    commit,
    after,
    seen: { form: "status", status, headers: { "content-type": "text/html" }, body: "<html>Gateway</html>" },
  }),
  /** Carried out as usual, answered late. */
  slow: (after: number) => ({ commit: 0, after, seen: { form: "own" } }),
} as const satisfies Record<string, (...args: never[]) => Fault>;

/** Makes a `fetch` that reaches the fake through the faults that `schedule` chooses. */
export function fetchOf<Handling>(
  fake: Fake<Handling>,
  schedule: Schedule<Handling> = () => undefined,
): FakeFetch & Traffic {
  const requests: FakeRequest[] = [];
  let count = 0;
  const fetch = async (url: string, init: FakeInitOf = {}): Promise<Response> => {
    const { signal } = init;
    if (signal?.aborted) throw signal.reason;
    count += 1;
    const request = readRequest(count, url, init, Date.now());
    requests.push(request);
    const fault = schedule(request);
    if (!fault) return toResponse(fake.handle(request));
    const { commit, after, seen, handling } = fault;
    let own = commit === 0 ? fake.handle(request, handling) : undefined;
    if (commit !== undefined && commit > 0) {
      setTimeout(() => {
        own = fake.handle(request, handling);
      }, commit);
    }
    if (seen.form === "silence") await never(signal);
    if (after > 0) await pause(after, signal);
    if (seen.form === "status") {
      const { status, headers = {}, body } = seen;
      return new Response(body ?? null, { status, headers });
    }
    if (seen.form === "lost") throw lost("ECONNRESET", "read");
    if (seen.form === "refused") throw lost("ECONNREFUSED", "connect");
    own ??= fake.handle(request, handling);
    if (seen.form === "own") return toResponse(own);
    const { body = "", status, headers } = own;
    return new Response(cutOff(body), { status, headers });
  };
  return Object.assign(fetch, { requests });
}

type FakeInitOf = NonNullable<Parameters<FakeFetch>[1]>;

/** A failed `fetch` as Node reports it. */
function lost(code: string, syscall: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`${syscall} ${code}`), { code, syscall }) });
}

function never(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function pause(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

function cutOff(body: string): ReadableStream<Uint8Array> {
  let pulls = 0;
  return new ReadableStream({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) controller.enqueue(new TextEncoder().encode(body.slice(0, Math.ceil(body.length / 2))));
      else controller.error(lost("ECONNRESET", "read"));
    },
  });
}
