import { calmDown, settle } from "../../call/settle.ts";
import { fail, PERSON } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";
import { neutral, type Situation } from "../situation.ts";
import { judgeRepeats } from "./repeats.ts";

export const post500: Situation = {
  name: "500 on POST",
  good: "the POST is sent once, so nobody is invited twice",
  run: (peer) =>
    withProbe(
      peer,
      (response) => fail(response, 500),
      async ({ client, server }) => {
        const end = await settle(() => client.send(PERSON));
        await calmDown();
        return end.kind === "pending" ? neutral("still busy") : judgeRepeats(server.hits);
      },
    ),
};
