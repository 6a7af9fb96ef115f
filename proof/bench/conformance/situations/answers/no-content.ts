import { nameOf } from "../../call/error-kinds.ts";
import { settle } from "../../call/settle.ts";
import { withProbe } from "../probe.ts";
import { bad, good, type Situation } from "../situation.ts";

export const noContent: Situation = {
  name: "204 on DELETE",
  good: "the call succeeds",
  run: (peer) =>
    withProbe(
      peer,
      (response) => response.writeHead(204).end(),
      async ({ client }) => {
        const end = await settle(() => client.remove("7"));
        if (end.kind === "resolved") return good("resolves");
        return bad(end.kind === "pending" ? "never ends" : `throws ${nameOf(end.error)}`);
      },
    ),
};
