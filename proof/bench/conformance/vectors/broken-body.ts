import { breakOff, ok, PERSON } from "../lib/answers.ts";
import { bareErrorOf } from "../lib/error-kinds.ts";
import { withProbe } from "../lib/probe.ts";
import { judgeRepeats } from "../lib/repeats.ts";
import { calmDown, settle } from "../lib/settle.ts";
import { bad, good, neutral, type Vector } from "../lib/vector.ts";

export const brokenGet: Vector = {
  name: "200 on GET, reset in mid-body once",
  good: "asked again",
  run: (peer) =>
    withProbe(
      peer,
      (response, hit) => (hit.nth === 1 ? breakOff(response) : ok(response)),
      async ({ client, server }) => {
        const end = await settle(() => client.read("7"));
        if (end.kind === "pending") return bad("never ends");
        if (end.kind === "resolved") return server.hits.length > 1 ? good("asks again") : bad("half a body, no error");
        const bare = bareErrorOf(end.error);
        return bare ? bad(`bare ${bare}`) : neutral("own error");
      },
    ),
};

export const brokenPost: Vector = {
  name: "200 on POST, reset in mid-body",
  good: "sent once, and an error of the client's own",
  run: (peer) =>
    withProbe(
      peer,
      (response) => breakOff(response),
      async ({ client, server }) => {
        const end = await settle(() => client.send(PERSON));
        await calmDown();
        if (end.kind === "pending") return neutral("still busy");
        if (end.kind === "resolved") return bad("half a body, no error");
        const repeats = judgeRepeats(server.hits);
        if (repeats.verdict !== "good") return repeats;
        const bare = bareErrorOf(end.error);
        return bare ? bad(`bare ${bare}`) : good("own error");
      },
    ),
};
