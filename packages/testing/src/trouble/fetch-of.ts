import {
  type Fake,
  type FakeFetch,
  type FakeInit,
  type FakeRequest,
  readRequest,
  toResponse,
} from "../server/fake-http.js";
import { brokenConnection, cutOffResponse } from "./broken.js";
import type { Schedule } from "./fault.js";
import { never, pause } from "./waits.js";

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
    if (seen.form === "lost") throw brokenConnection("ECONNRESET");
    if (seen.form === "refused") throw brokenConnection("ECONNREFUSED");
    own ??= fake.handle(request, handling);
    return seen.form === "own" ? toResponse(own) : cutOffResponse(own);
  };
  return Object.assign(fetch, { requests });
}
