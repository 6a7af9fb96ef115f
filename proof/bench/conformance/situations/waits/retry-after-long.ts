import { printed } from "../../call/error-kinds.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";
import { advise } from "./retry-after-probe.ts";

// In a header, a property or the message; in seconds or milliseconds.
const TELLS = /retry[-_ ]?after[^\n]{0,40}?\b90(000)?\b/i;

export const retryAfterLong: Situation = {
  name: "429 on GET, Retry-After: 90",
  good: "the call does not wait silently for 90 s: it fails at once, and its error says 90 s",
  async run(peer) {
    const { end, gap } = await advise(peer, () => "90", 5_000);
    if (gap !== undefined) return bad("ignores it");
    if (end.kind === "pending") return neutral("waits silently");
    if (end.kind === "resolved") return bad("no error");
    return TELLS.test(printed(end.error)) ? good("fails, says 90 s") : neutral("fails, not 90 s");
  },
};
