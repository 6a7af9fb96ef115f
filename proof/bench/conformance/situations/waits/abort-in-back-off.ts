import { settle } from "../../call/settle.ts";
import { fail } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

// Far from both outcomes: 0 ms if the abort ends the wait, 2.8 s if it does not.
const AT_ONCE = 1_000;

export const abortInBackOff: Situation = {
  name: "429 with Retry-After: 3, and the caller aborts after 0.2 s",
  good: "the call ends at once",
  async run(peer) {
    if (!peer.takesSignal) return neutral("takes no signal");
    const controller = new AbortController();
    let abortedAt = Number.POSITIVE_INFINITY;
    return withProbe(
      peer,
      (response) => {
        fail(response, 429, { "retry-after": "3" });
        setTimeout(() => {
          abortedAt = Math.min(abortedAt, performance.now());
          controller.abort();
        }, 200);
      },
      async ({ client }) => {
        const end = await settle(() => client.read("7", controller.signal));
        if (end.kind === "pending") return bad("never ends");
        if (end.at < abortedAt) return neutral("not retried");
        if (end.kind === "resolved") return bad("no error");
        return end.at - abortedAt < AT_ONCE ? good("ends at once") : bad("ends late");
      },
    );
  },
};
