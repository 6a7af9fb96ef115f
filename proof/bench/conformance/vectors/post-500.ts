import { fail, PERSON } from "../lib/answers.ts";
import { withProbe } from "../lib/probe.ts";
import { judgeRepeats } from "../lib/repeats.ts";
import { calmDown, settle } from "../lib/settle.ts";
import { neutral, type Vector } from "../lib/vector.ts";

export const post500: Vector = {
  name: "500 on POST",
  good: "sent once: nobody is invited twice",
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
