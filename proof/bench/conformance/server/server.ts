import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request that arrived. Its body was read to the end. */
export interface Hit {
  readonly method: string;
  /** As it was on the wire, not decoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly at: number;
  /** Identifies the connection. */
  readonly socket: Socket;
  /** 1 for the first request of the server. */
  readonly nth: number;
}

/** The server of one situation and one client. */
export interface LoopbackServer {
  readonly url: string;
  readonly hits: readonly Hit[];
  close(): Promise<void>;
}

/** Decides what happens to a request. */
export type Answer = (response: ServerResponse, hit: Hit) => void;

// No situation needs more. This stops a client that loops for ever.
const MOST_HITS = 500;

/** Serves on loopback. */
export async function serve(answer: Answer): Promise<LoopbackServer> {
  const hits: Hit[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      const { method = "", url: path = "", headers, socket } = request;
      const body = Buffer.concat(chunks).toString();
      const hit = { method, path, headers, body, at: performance.now(), socket, nth: hits.length + 1 };
      hits.push(hit);
      if (hits.length > MOST_HITS) socket.destroy();
      else answer(response, hit);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
