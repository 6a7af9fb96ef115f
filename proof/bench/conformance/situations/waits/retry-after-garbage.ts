import { bad, good, neutral, type Situation } from "../situation.ts";
import { advise } from "./retry-after-probe.ts";

export const retryAfterGarbage: Situation = {
  name: "429 on GET, Retry-After: soon",
  good: "goes on with its own back-off",
  async run(peer) {
    const { end, gap } = await advise(peer, () => "soon");
    if (gap !== undefined) return good("own back-off");
    return end.kind === "rejected" ? neutral("not retried") : bad("never asks again");
  },
};
