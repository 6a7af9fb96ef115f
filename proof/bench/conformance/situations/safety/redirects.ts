import type { Peer } from "../../call/peer.ts";
import { calmDown, type Settled, settle } from "../../call/settle.ts";
import { ok, PERSON, TOKEN } from "../../server/answers.ts";
import { type Hit, serve } from "../../server/server.ts";
import { withProbe } from "../probe.ts";
import { bad, type Cell, good, neutral, type Situation } from "../situation.ts";

const redirect = (status: 302 | 307): Situation => ({
  name: `${status} on POST, to another origin`,
  good: "the call fails and the redirect is not followed: neither the token nor addresses go to another origin",
  async run(peer) {
    const other = await serve((response) => ok(response));
    try {
      return judge(await sendTo(peer, status, other.url), other.hits);
    } finally {
      await other.close();
    }
  },
});

function sendTo(peer: Peer, status: number, target: string): Promise<Settled> {
  return withProbe(
    peer,
    (response) => response.writeHead(status, { location: `${target}/elsewhere`, "content-length": 0 }).end(),
    async ({ client }) => {
      const end = await settle(() => client.send(PERSON));
      await calmDown();
      return end;
    },
  );
}

function judge(end: Settled, arrived: readonly Hit[]): Cell {
  const [hit] = arrived;
  if (!hit) {
    if (end.kind === "rejected") return good("not followed");
    return bad(end.kind === "resolved" ? "not followed, no error" : "never ends");
  }
  const token = arrived.some(({ headers }) => headers.authorization?.includes(TOKEN));
  const body = arrived.some((one) => decodeURIComponent(one.body).includes(PERSON.email_address));
  const leaked = [...(token ? ["token"] : []), ...(body ? ["body"] : [])];
  if (leaked.length > 0) return bad(`${leaked.join(" and ")} sent there`);
  return neutral(`followed as ${hit.method}`);
}

export const redirect302: Situation = redirect(302);
export const redirect307: Situation = redirect(307);
