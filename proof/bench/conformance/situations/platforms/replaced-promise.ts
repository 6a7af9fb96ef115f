import { inChild } from "../../children/child.ts";
import type { ReplacedPromise } from "../../children/replaced-promise.ts";
import { fail, ok } from "../../server/answers.ts";
import { serve } from "../../server/server.ts";
import { bad, type Cell, good, neutral, type Situation } from "../situation.ts";

export const replacedPromise: Situation = {
  name: "zone.js replaces Promise; 403 on DELETE, 503 on the first GET",
  good: "the DELETE rejects with the status, and the GET is sent again",
  async run(peer) {
    let reads = 0;
    const server = await serve((response, hit) => {
      if (hit.method === "DELETE") return fail(response, 403);
      reads += 1;
      return reads === 1 ? fail(response, 503) : ok(response);
    });
    try {
      const end = await inChild<ReplacedPromise>(peer, "replaced-promise.ts", server.url);
      return "died" in end ? bad(end.died) : judge(end.result, reads);
    } finally {
      await server.close();
    }
  },
};

function judge({ remove, read }: ReplacedPromise, reads: number): Cell {
  if (remove.kind !== "rejected") return bad(remove.kind === "resolved" ? "DELETE: no error" : "DELETE never ends");
  if (remove.status !== 403) return bad(`DELETE: ${remove.error}`);
  if (read.kind === "resolved") return reads > 1 ? good(`rejects, GET ×${reads}`) : bad("GET: no error");
  if (read.kind === "rejected" && read.status === 503) return neutral("rejects, not retried");
  return bad(read.kind === "pending" ? "GET never ends" : `GET: ${read.error}`);
}
