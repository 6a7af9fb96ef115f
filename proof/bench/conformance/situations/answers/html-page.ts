import { bareErrorOf } from "../../call/error-kinds.ts";
import { settle } from "../../call/settle.ts";
import { withProbe } from "../probe.ts";
import { bad, good, type Situation } from "../situation.ts";

export const htmlPage: Situation = {
  name: "200 on GET with a sign-in page",
  good: "the call fails with an error class of the client: neither a SyntaxError, nor the page as data",
  run: (peer) =>
    withProbe(
      peer,
      (response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><h1>Sign in</h1>"),
      async ({ client }) => {
        const end = await settle(() => client.read("7"));
        if (end.kind === "pending") return bad("never ends");
        if (end.kind === "resolved") return bad("page as data");
        const bare = bareErrorOf(end.error);
        return bare ? bad(`bare ${bare}`) : good("own error");
      },
    ),
};
