import { bad, good, neutral, type Situation } from "../situation.ts";
import { advise } from "./retry-after-probe.ts";

export const retryAfterGarbage: Situation = {
  name: "429 on GET, Retry-After: soon (not a number or date)",
  good: "the client waits as long as its own back-off says, then sends the GET again",
  async run(peer) {
    const { end, gap } = await advise(peer, () => "soon");
    if (gap !== undefined) return good("own back-off");
    return end.kind === "rejected" ? neutral("not retried") : bad("never asks again");
  },
};
