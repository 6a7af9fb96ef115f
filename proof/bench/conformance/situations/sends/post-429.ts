import { settle } from "../../call/settle.ts";
import { fail, ok, PERSON } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

export const post429: Situation = {
  name: "429 on POST, Retry-After: 1",
  good: "the POST is sent again after the wait: a 429 means that nothing was done",
  run: (peer) =>
    withProbe(
      peer,
      (response, hit) => (hit.nth === 1 ? fail(response, 429, { "retry-after": "1" }) : ok(response)),
      async ({ client, server }) => {
        const end = await settle(() => client.send(PERSON));
        const [first, second] = server.hits;
        if (!first || !second) return end.kind === "rejected" ? neutral("not retried") : bad("no error");
        return second.at - first.at > 900 ? good("waits, then sends") : bad("sends too early");
      },
    ),
};
