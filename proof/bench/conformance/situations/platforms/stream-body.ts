import { told } from "../../call/told.ts";
import { ok, PERSON, TOKEN } from "../../server/answers.ts";
import { serve } from "../../server/server.ts";
import { bad, good, type Situation } from "../situation.ts";
import { streamFetch } from "./stream-fetch.ts";

export const streamBody: Situation = {
  name: "a `fetch` as node-fetch is: bodies are streams of Node",
  good: "GET and POST succeed, by `text()` or `json()`, which are there",
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
        const { kind, error, size = 0 } = await told(peer, call);
        if (kind !== "resolved") return bad(kind === "pending" ? `${what} never ends` : `${what} throws ${error}`);
        if (size < PERSON.email_address.length) return bad(`${what} gives nothing`);
      }
      if (answers < 2) throw new Error("it does not use the fetch that it is given");
      return good("both succeed");
    } finally {
      await server.close();
    }
  },
};
