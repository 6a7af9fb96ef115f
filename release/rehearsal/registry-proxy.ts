import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong with the next publish of a package. */
export type Fault = "refuse" | "lose the answer";

/** Forwards every request to a registry, except where it injects a fault. */
export interface RegistryProxy {
  readonly url: string;
  /** By package name. Each fault hits one publish of that package and is then removed. */
  readonly faults: Map<string, Fault>;
  close(): void;
}

/** Opens a proxy on loopback. */
export async function openProxy(port: number): Promise<RegistryProxy> {
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
