import type { Peer } from "../../call/peer.ts";
import { type Settled, settle } from "../../call/settle.ts";
import { fail, ok } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";

/** What a client did about a 429. */
export interface AfterAdvice {
  readonly end: Settled;
  /** Milliseconds until it asked again; undefined if it did not. */
  readonly gap: number | undefined;
}

/** Answers a GET once with 429 and the given advice, then well. */
export function advise(peer: Peer, retryAfter: () => string, limit?: number): Promise<AfterAdvice> {
  return withProbe(
    peer,
    (response, hit) => (hit.nth === 1 ? fail(response, 429, { "retry-after": retryAfter() }) : ok(response)),
    async ({ client, server }) => {
      const end = await settle(() => client.read("7"), limit);
      const [first, second] = server.hits;
      return { end, gap: first && second ? second.at - first.at : undefined };
    },
  );
}
