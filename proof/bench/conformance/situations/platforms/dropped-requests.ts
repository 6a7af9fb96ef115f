import type { Told } from "../../call/told.ts";
import { inChild } from "../../children/child.ts";
import { ok } from "../../server/answers.ts";
import { serve } from "../../server/server.ts";
import { bad, good, type Situation } from "../situation.ts";

export const droppedRequests: Situation = {
  name: "one client for many requests, 20 of which were dropped in mid-call",
  good: "20 calls a minute later succeed; as on Workers, the fetches and timers of a dropped call never end",
  async run(peer) {
    const server = await serve((response) => ok(response));
    try {
      const end = await inChild<readonly Told[]>(peer, "dropped-requests.ts", server.url);
      if ("died" in end) return bad(end.died);
      if (server.hits.length > end.result.length) throw new Error("it does not use the fetch that it is given");
      const done = end.result.filter(({ kind }) => kind === "resolved").length;
      const text = `${done} of ${end.result.length}`;
      return done === end.result.length ? good(text) : bad(text);
    } finally {
      await server.close();
    }
  },
};
