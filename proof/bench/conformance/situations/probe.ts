import type { Peer, PeerClient } from "../call/peer.ts";
import { TOKEN } from "../server/answers.ts";
import { type Answer, type LoopbackServer, serve } from "../server/server.ts";

/** A client, and a server that only this client talks to. */
export interface Probe {
  readonly client: PeerClient;
  readonly server: LoopbackServer;
}

/** Runs `use` with a new server and a new client. */
export async function withProbe<T>(peer: Peer, answer: Answer, use: (probe: Probe) => Promise<T>): Promise<T> {
  const server = await serve(answer);
  try {
    return await use({ server, client: peer.connect({ baseUrl: server.url, token: TOKEN }) });
  } finally {
    await server.close();
  }
}
