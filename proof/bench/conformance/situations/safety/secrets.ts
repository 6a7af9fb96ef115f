import { printed } from "../../call/error-kinds.ts";
import { settle } from "../../call/settle.ts";
import { errorBody, json, PERSON, TOKEN } from "../../server/answers.ts";
import type { Answer } from "../../server/server.ts";
import { withProbe } from "../probe.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

const secret = (when: string, answer: Answer): Situation => ({
  name: `token in the printed error when ${when}`,
  good: "the token is not in the error's message, its stack, `inspect(error)` or `JSON.stringify(error)`",
  run: (peer) =>
    withProbe(peer, answer, async ({ client }) => {
      const end = await settle(() => client.send(PERSON));
      if (end.kind !== "rejected") return neutral(end.kind === "pending" ? "still busy" : "no error");
      if (end.error instanceof Error && end.error.message.includes(TOKEN)) return bad("in the message");
      return printed(end.error).includes(TOKEN) ? bad("in the error") : good("clean");
    }),
});

export const secretOnReset: Situation = secret("the connection is lost", (_response, hit) => hit.socket.destroy());

// Some servers and proxies do this.
export const secretQuoted: Situation = secret("a 401 quotes it", (response, hit) =>
  json(response, 401, errorBody(`not valid: ${hit.headers.authorization}`)),
);

// JSON may escape any character. PHP escapes slashes by default.
export const secretEscaped: Situation = secret("a 401 quotes it in escaped form", (response, hit) => {
  const text = JSON.stringify(errorBody(`not valid: ${hit.headers.authorization}`));
  response.writeHead(401, { "content-type": "application/json" }).end(text.replaceAll("/", "\\/"));
});

export const secretOnPage: Situation = secret("an HTML page with status 200 quotes it", (response, hit) =>
  response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><p>${hit.headers.authorization}</p>`),
);
