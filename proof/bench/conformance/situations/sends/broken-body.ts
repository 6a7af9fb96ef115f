import { bareErrorOf } from "../../call/error-kinds.ts";
import { calmDown, settle } from "../../call/settle.ts";
import { breakOff, ok, PERSON } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";
import { judgeRepeats } from "./repeats.ts";

export const brokenGet: Situation = {
  name: "200 on GET, first answer cut off in its body",
  good: "the GET is sent again",
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

export const brokenPost: Situation = {
  name: "200 on POST, answer cut off in its body",
  good: "the POST is sent once, and the call fails with an error class of the client",
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
