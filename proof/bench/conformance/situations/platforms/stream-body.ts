import { endingOf } from "../../call/ending.ts";
import { ok, PERSON, TOKEN } from "../../server/answers.ts";
import { serve } from "../../server/server.ts";
import { bad, good, type Situation } from "../situation.ts";
import { streamFetch } from "./stream-fetch.ts";

export const streamBody: Situation = {
  name: "a custom `fetch` like node-fetch, whose bodies are Node streams",
  good: "a GET and a POST succeed: the client can use `text()` or `json()`",
  async run(peer) {
    const server = await serve((response) => ok(response));
    let answers = 0;
    const counted: typeof fetch = (input, init) => {
      answers += 1;
      return streamFetch(input, init);
    };
    try {
      const client = peer.connect({ baseUrl: server.url, token: TOKEN, fetch: counted });
      for (const [what, call] of Object.entries({ GET: () => client.read("7"), POST: () => client.send(PERSON) })) {
        const { kind, error, size = 0 } = await endingOf(peer, call);
        if (kind !== "resolved") return bad(kind === "pending" ? `${what} never ends` : `${what} throws ${error}`);
        if (size < PERSON.email_address.length) return bad(`${what} returns nothing`);
      }
      if (answers < 2) throw new Error("the client does not use the fetch that was passed to it");
      return good("both succeed");
    } finally {
      await server.close();
    }
  },
};
