import type { Ending } from "../../call/ending.ts";
import { inChild } from "../../children/child.ts";
import { ok } from "../../server/answers.ts";
import { serve } from "../../server/server.ts";
import { bad, good, type Situation } from "../situation.ts";

export const droppedRequests: Situation = {
  name: "one client serves many requests, and the platform drops 20 of them during a call",
  good: "20 calls a minute later succeed. As on Workers, fetches of a dropped request never end and its timers never fire",
  async run(peer) {
    const server = await serve((response) => ok(response));
    try {
      const end = await inChild<readonly Ending[]>(peer, "dropped-requests.ts", server.url);
      if ("died" in end) return bad(end.died);
      if (server.hits.length > end.result.length)
        throw new Error("the client does not use the fetch that was passed to it");
      const done = end.result.filter(({ kind }) => kind === "resolved").length;
      const text = `${done} of ${end.result.length}`;
      return done === end.result.length ? good(text) : bad(text);
    } finally {
      await server.close();
    }
  },
};
