import dgram from "node:dgram";
import dns from "node:dns";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";
import { vi } from "vitest";

/** All ways out of a process. */
export interface TrappedNetwork {
  /** The ways that were tried, in order. */
  readonly tried: readonly string[];
  close(): void;
}

const WAYS: readonly (readonly [name: string, owner: object, method: string])[] = [
  ["globalThis.fetch", globalThis, "fetch"],
  ["http.request", http, "request"],
  ["http.get", http, "get"],
  ["https.request", https, "request"],
  ["https.get", https, "get"],
  ["http2.connect", http2, "connect"],
  ["net.connect", net, "connect"],
  ["net.createConnection", net, "createConnection"],
  // Every TCP connection, also one that undici opens.
  ["Socket.connect", net.Socket.prototype, "connect"],
  ["tls.connect", tls, "connect"],
  ["dns.lookup", dns, "lookup"],
  ["dns.promises.lookup", dns.promises, "lookup"],
  ["dgram.createSocket", dgram, "createSocket"],
];

/** Replaces every way to a network by one that fails and is recorded. */
export function trapNetwork(): TrappedNetwork {
  const tried: string[] = [];
  const traps = WAYS.map(([name, owner, method]) =>
    vi.spyOn(owner as Record<string, () => never>, method).mockImplementation(() => {
      tried.push(name);
      throw new Error(`${name} was called`);
    }),
  );
  // Named imports of Node's modules, such as `import { request }`, see the traps too.
  syncBuiltinESMExports();
  return {
    tried,
    close() {
      for (const trap of traps) trap.mockRestore();
      syncBuiltinESMExports();
    },
  };
}

/** The names of all ways that are trapped. */
export const trappedWays: readonly string[] = WAYS.map(([name]) => name);
