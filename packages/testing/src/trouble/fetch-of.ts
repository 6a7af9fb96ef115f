import {
  type Fake,
  type FakeFetch,
  type FakeInit,
  type FakeRequest,
  readRequest,
  toResponse,
} from "../server/fake-http.js";
import type { Schedule } from "./fault.js";

/** The requests that a `fetch` of `fetchOf` has sent to the fake. */
export interface Traffic {
  /** All requests, in order. */
  readonly requests: FakeRequest[];
}

/** Makes a `fetch` that sends requests to the fake. `schedule` chooses the fault of each request. */
export function fetchOf<Handling>(
  fake: Fake<Handling>,
  schedule: Schedule<Handling> = () => undefined,
): FakeFetch & Traffic {
  const requests: FakeRequest[] = [];
  let count = 0;
  const fetch = async (url: string, init: FakeInit = {}): Promise<Response> => {
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

/** The error of a failed `fetch`, as Node reports it. */
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
