import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** One request, as received. */
export interface WireRequest {
  readonly method: string;
  readonly head: string;
  readonly body: string;
  /** Which request on its connection this is, from 1. */
  readonly onConnection: number;
}

/** A server on plain sockets, which can break a connection at any point. */
export interface RawServer {
  readonly url: string;
  readonly requests: readonly WireRequest[];
  readonly connections: number;
  close(): Promise<void>;
}

/** @param answer called with each complete request; writes to the socket or breaks it */
export async function rawServer(
  answer: (socket: Socket, request: WireRequest, server: RawServer) => void,
  onConnect?: (socket: Socket) => void,
): Promise<RawServer> {
  const requests: WireRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let received = "";
    let onConnection = 0;
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    onConnect?.(socket);
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      for (;;) {
        const end = received.indexOf("\r\n\r\n");
        if (end < 0) return;
        const head = received.slice(0, end);
        const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
        if (received.length < end + 4 + length) return;
        const body = received.slice(end + 4, end + 4 + length);
        received = received.slice(end + 4 + length);
        onConnection += 1;
        const request = { method: head.split(" ")[0] ?? "", head, body, onConnection };
        requests.push(request);
        answer(socket, request, raw);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const raw: RawServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get connections() {
      return connections;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return raw;
}

/** Writes a complete answer and keeps the connection open. */
export function writeJson(socket: Socket, status: number, body: unknown, headers = ""): void {
  const text = JSON.stringify(body);
  socket.write(
    `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n${headers}\r\n${text}`,
  );
}
