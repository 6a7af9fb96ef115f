import type { Ending } from "../../call/ending.ts";
import { inChild } from "../../children/child.ts";
import { fail, ok } from "../../server/answers.ts";
import { serve } from "../../server/server.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

export const strangersCall: Situation = {
  name: "three GETs wait after a 429, and a signal aborts two of them",
  good: "the third succeeds, even if the process was busy when the wait ended",
  async run(peer) {
    if (!peer.takesSignal) return neutral("takes no signal");
    const server = await serve((response, hit) =>
      hit.nth === 1 ? fail(response, 429, { "retry-after": "1" }) : ok(response),
    );
    try {
      const end = await inChild<Ending>(peer, "strangers-call.ts", server.url);
      if ("died" in end) return bad(end.died);
      if (end.result.kind === "resolved") return good("succeeds");
      return bad(end.result.kind === "pending" ? "never ends" : `throws ${end.result.error}`);
    } finally {
      await server.close();
    }
  },
};
