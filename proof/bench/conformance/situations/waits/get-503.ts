import { calmDown, settle } from "../../call/settle.ts";
import { fail } from "../../server/answers.ts";
import { withProbe } from "../probe.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

export const get503: Situation = {
  name: "503 on GET",
  good: "the GET is sent again a few times, then fails with an error that has the status",
  run: (peer) =>
    withProbe(
      peer,
      (response) => fail(response, 503),
      async ({ client, server }) => {
        const end = await settle(() => client.read("7"));
        await calmDown();
        const { length } = server.hits;
        const text = `GET ×${length}`;
        if (end.kind === "pending") return neutral(`${text}, still busy`);
        if (end.kind === "resolved") return bad(`${text}, no error`);
        if (peer.statusOf(end.error) !== 503) return bad(`${text}, no status`);
        return length > 1 && length < 10 ? good(text) : neutral(text);
      },
    ),
};
