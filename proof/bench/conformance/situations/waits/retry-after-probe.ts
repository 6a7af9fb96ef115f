import type { Peer } from "../../call/peer.ts";
import { type Settled, settle } from "../../call/settle.ts";
import { fail, ok } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";

/** How a client reacted to a 429. */
export interface AfterAdvice {
  readonly end: Settled;
  /** Milliseconds until the client sent the request again; undefined if it did not. */
  readonly gap: number | undefined;
}

/** Answers the first GET with 429 and this Retry-After, and the next ones with 200. */
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
