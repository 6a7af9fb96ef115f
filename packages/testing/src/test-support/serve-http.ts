import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeFetch } from "../server/fake-http.js";

/** A fake behind real HTTP on loopback. */
export interface HttpServer {
  readonly origin: string;
  /** How many TCP connections were opened so far: fewer than requests if they are kept alive. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Serves a fake's `fetch` over HTTP. If it rejects, the connection is reset; if its body fails, the response is cut off. */
export async function serveHttp(fetch: FakeFetch): Promise<HttpServer> {
  let connections = 0;
  const server = createServer((incoming, outgoing) => {
    answer(fetch, incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(fetch: FakeFetch, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort(new Error("the client closed the connection")));
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const response = await fetch(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method ?? "GET",
    headers,
    signal: gone.signal,
    ...(text === "" ? {} : { body: text }),
  });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  for await (const chunk of response.body ?? []) outgoing.write(chunk);
  outgoing.end();
}
