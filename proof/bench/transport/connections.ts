// `pnpm bench connections`: how many connections calls take that come one after another, over each transport. The server keeps
// them open and names no time, as most load balancers do.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAvevaIdentityClient } from "../../../packages/aveva-identity/dist/index.js";
import { createNodeFetch } from "../../../packages/runtime/dist/node/index.js";
import { printTable } from "../perf/measuring/table.ts";
import { root } from "../setup/folders.ts";

const TIMES = 100;
const RARE = 5;
const PAUSE = 6_000;

const require = createRequire(join(root, "packages/runtime/package.json"));
const { request, Agent } = require("undici") as typeof import("undici");

/** A server that counts its connections. */
async function counting() {
  let connections = 0;
  const server = createServer((incoming, response) => {
    response.setHeader("content-type", "application/json");
    response.end(incoming.method === "GET" || incoming.method === "HEAD" ? "[]" : "{}");
  });
  server.keepAliveTimeout = 0;
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    taken: () => connections,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

type Kind = "exists" | "read" | "send";
type Caller = (kind: Kind) => Promise<unknown>;

const METHODS = { exists: "HEAD", read: "GET", send: "PUT" } as const;

function clientOver(baseUrl: string, fetch?: ReturnType<typeof createNodeFetch>): Caller {
  const ids = { accessToken: "a-token", apiVersion: "v1", tenantId: "t" } as const;
  const client = createAvevaIdentityClient({ ...ids, baseUrl, ...(fetch && { fetch }) });
  const calls = {
    exists: () => client.invitations.exists("1"),
    read: () => client.invitations.list({ count: 1 }).first(),
    send: () => client.userInvitations.createOrUpdate("u", { SendInvitation: false }),
  };
  return (kind) => calls[kind]();
}

const CALLERS: Readonly<Record<string, (baseUrl: string) => Caller>> = {
  "client, createNodeFetch": (baseUrl) => clientOver(baseUrl, createNodeFetch()),
  "client, platform's fetch": (baseUrl) => clientOver(baseUrl),
  "plain undici.request": (baseUrl) => {
    const dispatcher = new Agent();
    return async (kind) => (await request(baseUrl, { method: METHODS[kind], dispatcher })).body.dump();
  },
};

/** How many connections these calls take. */
async function connectionsOf(make: (baseUrl: string) => Caller, kind: Kind, times: number, pause: number) {
  const server = await counting();
  const call = make(server.baseUrl);
  for (let made = 0; made < times; made += 1) {
    if (made > 0 && pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    await call(kind);
  }
  server.close();
  return server.taken();
}

const rows = await Promise.all(
  Object.entries(CALLERS).map(async ([name, make]) => {
    const all = await Promise.all([
      connectionsOf(make, "exists", TIMES, 0),
      connectionsOf(make, "exists", RARE, PAUSE),
      connectionsOf(make, "read", RARE, PAUSE),
      connectionsOf(make, "send", RARE, PAUSE),
    ]);
    return [name, ...all.map(String)];
  }),
);
printTable(
  "Connections of calls one after another",
  [
    "transport",
    `${TIMES} HEADs`,
    ...["HEADs", "reads", "sends"].map((kind) => `${RARE} ${kind}, ${PAUSE / 1000} s apart`),
  ],
  rows,
);
process.exit();
