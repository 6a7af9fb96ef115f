// `pnpm bench walk`: how many requests a whole list takes, and how long that is if each takes 100 ms.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import OpenAI from "openai";
import createClient from "openapi-fetch";
import Stripe from "stripe";
import { createKantataClient } from "../../../../packages/kantata-ox/dist/index.js";
import type { paths } from "../../../../packages/kantata-ox/src/generated/schema.ts";
import { versionOf } from "../../setup/versions.ts";
import { printClaim } from "../measuring/claim.ts";
import { fixed } from "../measuring/numbers.ts";
import { printTable } from "../measuring/table.ts";
import { cursorPage, kantataPage } from "./pages.ts";

const ROWS = 2_000;
const PACE = 100;
const ROUNDS = 3;
const token = "token-0123456789abcdef";

/** The page sizes of each API: by itself, and at most. */
const SIZES = {
  "/account_invitations": { page: kantataPage, usual: 20, most: 200 },
  "/v1/customers": { page: cursorPage, usual: 10, most: 100 },
  "/batches": { page: cursorPage, usual: 20, most: 100 },
} as const;
const sizes: Readonly<Record<string, (typeof SIZES)[keyof typeof SIZES]>> = SIZES;

let requests = 0;
let sent = 0;
const server = createServer(async ({ url }, response) => {
  const asked = new URL(url ?? "/", "http://127.0.0.1");
  const { page, usual, most } = sizes[asked.pathname] ?? SIZES["/account_invitations"];
  const name = page === kantataPage ? "per_page" : "limit";
  asked.searchParams.set(name, String(Math.min(most, Number(asked.searchParams.get(name) ?? usual))));
  requests += 1;
  sent += Number(asked.searchParams.get(name));
  await wait(PACE);
  response.setHeader("content-type", "application/json").end(page(asked, ROWS));
}).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const baseUrl = `http://127.0.0.1:${port}`;

const { list } = createKantataClient({ accessToken: token, baseUrl }).accountInvitations;
const plain = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
async function* byHand(size: { per_page?: number }): AsyncGenerator<unknown> {
  for (let page = 1; ; page += 1) {
    const { data } = await plain.GET("/account_invitations", { params: { query: { page, ...size } } });
    for (const { id } of data?.results ?? []) yield data?.account_invitations?.[id];
    if (page >= (data?.meta?.page_count ?? 0)) return;
  }
}
const stripe = new Stripe(token, { host: "127.0.0.1", port, protocol: "http", telemetry: false });
const openai = new OpenAI({ apiKey: token, baseURL: baseUrl });
const versions = {
  fetch: await versionOf("openapi-fetch"),
  stripe: await versionOf("stripe"),
  openai: await versionOf("openai"),
};

type Walk = readonly [name: string, version: string, walk: () => AsyncIterable<unknown>];
const walks: Walk[] = [
  ["this client, list()", "workspace", () => list()],
  ["openapi-fetch, loop by hand, per_page: 200", versions.fetch, () => byHand({ per_page: 200 })],
  ["this client, list({ page: 1 }): the server's size", "workspace", () => list({ page: 1 })],
  ["openapi-fetch, loop by hand", versions.fetch, () => byHand({})],
  ["stripe, list()", versions.stripe, () => stripe.customers.list()],
  ["stripe, list({ limit: 100 })", versions.stripe, () => stripe.customers.list({ limit: 100 })],
  ["openai, list()", versions.openai, () => openai.batches.list()],
  ["openai, list({ limit: 100 })", versions.openai, () => openai.batches.list({ limit: 100 })],
];

/** Walks through the whole list, and returns the seconds that it takes. */
async function secondsOf([name, , walk]: Walk): Promise<number> {
  // Opens the connection, so that no walk pays for it.
  for await (const _row of walk()) break;
  [requests, sent] = [0, 0];
  let read = 0;
  const startedAt = performance.now();
  for await (const row of walk()) if (row) read += 1;
  if (read !== ROWS) throw new Error(`${name} returned ${read} rows instead of ${ROWS}`);
  return (performance.now() - startedAt) / 1000;
}

// The fastest of several, because other work on the machine only adds time. A walk of 100 requests and more is not repeated.
const taken = new Map<Walk, { seconds: number; requests: number }>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const walk of walks) {
    const before = taken.get(walk);
    if (before && before.requests >= 100) continue;
    const seconds = await secondsOf(walk);
    taken.set(walk, { seconds: Math.min(seconds, before?.seconds ?? seconds), requests });
  }
}
const ours = taken.get(walks[0] as Walk)?.seconds ?? Number.NaN;
const byHandAtMost = taken.get(walks[1] as Walk)?.seconds ?? Number.NaN;
const rows = [...taken].map(([[name, version], { seconds, requests }]) => [
  name,
  version,
  fixed(ROWS / requests, 0),
  String(requests),
  fixed(seconds),
  fixed(seconds / ours),
]);
printTable(
  `${ROWS} rows from a server on loopback that takes ${PACE} ms for each page`,
  ["client", "version", "rows/page", "requests", "seconds", "ratio"],
  rows,
);

printClaim("Our list() against a loop by hand that knows the largest page", ours / byHandAtMost, 1.1);

const reads: readonly (readonly [name: string, read: () => Promise<unknown>])[] = [
  ["list().first()", () => list().first()],
  ["list().toArray({ limit: 7 })", () => list().toArray({ limit: 7 })],
  ["list().toArray({ limit: 500 })", () => list().toArray({ limit: 500 })],
];
const few: string[][] = [];
for (const [name, read] of reads) {
  [requests, sent] = [0, 0];
  await read();
  few.push([name, String(requests), String(sent)]);
}
printTable("The same list, not read to its end", ["this client", "requests", "rows sent"], few);
server.close();
server.closeAllConnections();
