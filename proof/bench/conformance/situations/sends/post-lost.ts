import { setTimeout as wait } from "node:timers/promises";
import { calmDown, settle } from "../../call/settle.ts";
import { ok, PERSON } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";
import { neutral, type Situation } from "../situation.ts";
import { judgeRepeats } from "./repeats.ts";

/** The server reads the POST and closes the connection without an answer, so it may have carried it out. */
const postLost = (reused: boolean): Situation => ({
  name: `answer to POST lost, ${reused ? "reused" : "fresh"} connection`,
  good: "the POST arrives once: neither the client nor the platform below it sends it again",
  run: (peer) =>
    withProbe(
      peer,
      (response, hit) => (hit.method === "POST" ? hit.socket.destroy() : ok(response)),
      async ({ client, server }) => {
        if (reused) {
          const before = await settle(() => client.read("7"));
          if (before.kind !== "resolved") return neutral("the GET before failed");
          // Until the connection is free for the next call.
          await wait(50);
        }
        const end = await settle(() => client.send(PERSON));
        await calmDown();
        if (end.kind === "pending") return neutral("still busy");
        const first = server.hits.find((hit) => hit.method === "POST");
        const note = reused && first?.socket !== server.hits[0]?.socket ? " (not reused)" : "";
        return judgeRepeats(server.hits, note);
      },
    ),
});

export const postLostFresh: Situation = postLost(false);
export const postLostReused: Situation = postLost(true);
