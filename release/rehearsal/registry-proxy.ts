import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to the next publish of a package. */
export type Fault = "refuse" | "lose the answer";

/** Stands before a registry and lets everything through, except what it was told. */
export interface Gate {
  readonly url: string;
  /** Versions are published one by one: each fault befalls one publish of that package. */
  readonly faults: Map<string, Fault>;
  close(): void;
}

/** Opens a gate on loopback. */
export async function openGate(port: number): Promise<Gate> {
  const faults = new Map<string, Fault>();
  const server = createServer((incoming, outgoing) => {
    const name = decodeURIComponent((incoming.url ?? "").slice(1));
    const fault = incoming.method === "PUT" ? faults.get(name) : undefined;
    if (fault !== undefined) faults.delete(name);
    if (fault === "refuse") {
      incoming.resume().on("end", () => outgoing.writeHead(503).end('{"error":"injected by the rehearsal"}'));
      return;
    }
    forward(port, incoming, outgoing, fault === "lose the answer");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url, faults, close };
}

function forward(port: number, incoming: IncomingMessage, outgoing: ServerResponse, lose: boolean): void {
  const { method, url, headers } = incoming;
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
    if (lose) {
      answer.resume().on("end", () => outgoing.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}
