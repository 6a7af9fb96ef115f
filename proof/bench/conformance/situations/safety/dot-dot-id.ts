import { settle } from "../../call/settle.ts";
import { ok } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

export const dotDotId: Situation = {
  name: "`..` as an id",
  good: "the call fails before anything is sent: the path would lead to another resource",
  run: (peer) =>
    withProbe(
      peer,
      (response) => ok(response),
      async ({ client, server }) => {
        const end = await settle(() => client.read(".."));
        const [hit] = server.hits;
        if (!hit) return end.kind === "rejected" ? good("refused") : bad("nothing happens");
        const text = `${hit.method} ${hit.path}`;
        return peer.buildsPaths ? bad(text) : neutral(`${text} (path by caller)`);
      },
    ),
};
