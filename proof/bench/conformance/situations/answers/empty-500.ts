import { settle } from "../../call/settle.ts";
import { PERSON } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

export const empty500: Situation = {
  name: "500 on POST, empty body",
  good: "the call fails with an error that has the status",
  run: (peer) =>
    withProbe(
      peer,
      (response) => response.writeHead(500, { "content-length": 0 }).end(),
      async ({ client }) => {
        const end = await settle(() => client.send(PERSON));
        if (end.kind === "pending") return neutral("still busy");
        if (end.kind === "resolved") return bad("no error");
        return peer.statusOf(end.error) === 500 ? good("error, status 500") : neutral("error, no status");
      },
    ),
};
