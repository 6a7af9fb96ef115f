import { createKantataClient } from "../../../../packages/kantata-ox/dist/index.js";
import type { Contender } from "../measuring/rounds.ts";
import { asyncToken, BASE_URL } from "./references.ts";

/** Our client with a token function, retries, the limit of calls in flight, a timeout per attempt, and all four hooks. */
export function ours(fetch: typeof globalThis.fetch): Contender {
  const { accountInvitations } = createKantataClient({ ...options(), fetch });
  return { name: "this client", version: "workspace", call: () => accountInvitations.get(42) };
}

/** The same, and each call has a `totalTimeout` and a `signal`. */
export function oursBounded(fetch: typeof globalThis.fetch): Contender {
  const { accountInvitations } = createKantataClient({ ...options(), fetch, totalTimeout: 60_000 });
  const { signal } = new AbortController();
  return {
    name: "this client + signal, totalTimeout",
    version: "workspace",
    call: () => accountInvitations.get(42, {}, { signal }),
  };
}

function options() {
  const seen = { events: 0 };
  const count = (): void => {
    seen.events += 1;
  };
  return {
    accessToken: asyncToken,
    baseUrl: BASE_URL,
    maxRetries: 2,
    maxConcurrency: 16,
    hooks: { onRequest: count, onResponse: count, onRetry: count, onError: count },
  };
}
