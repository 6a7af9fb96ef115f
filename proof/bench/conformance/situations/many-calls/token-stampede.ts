import { setTimeout as wait } from "node:timers/promises";
import { settle } from "../../call/settle.ts";
import { fail, ok } from "../../server/answers.ts";
import { serve } from "../../server/server.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

const CALLS = 50;
// Two are enough: one for the old token, one for the new. A few more are fine, one for each call is a stampede.
const MOST_ASKED = 10;

export const tokenStampede: Situation = {
  name: `${CALLS} GETs at once with an expired token`,
  good: `all succeed with a new token, and the token provider is called at most ${MOST_ASKED} times`,
  async run(peer) {
    if (!peer.takesTokenProvider) return neutral("no provider");
    let refused = 0;
    const server = await serve((response, hit) => {
      if (hit.headers.authorization === "Bearer new-token") ok(response);
      else {
        refused += 1;
        fail(response, 401);
      }
    });
    try {
      let asked = 0;
      const token = async (): Promise<string> => {
        asked += 1;
        await wait(20);
        // The issuer gives a new token once the old one has been refused.
        return refused > 0 ? "new-token" : "old-token";
      };
      const client = peer.connect({ baseUrl: server.url, token });
      const ends = await Promise.all(Array.from({ length: CALLS }, () => settle(() => client.read("7"))));
      const done = ends.filter((end) => end.kind === "resolved").length;
      const text = `${done} of ${CALLS}, ${asked} tokens`;
      return done === CALLS && asked <= MOST_ASKED ? good(text) : bad(text);
    } finally {
      await server.close();
    }
  },
};
