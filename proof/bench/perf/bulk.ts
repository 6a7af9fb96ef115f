// `pnpm bench bulk`: how much of a bulk run is the client's own time, and how much it waits for the server.
import { setTimeout as wait } from "node:timers/promises";
import createClient from "openapi-fetch";
import { createKantataClient } from "../../../packages/kantata-ox/dist/index.js";
import type { paths } from "../../../packages/kantata-ox/src/generated/schema.ts";
import { createKantataFake, type Refusals } from "../../../packages/testing/dist/index.js";
import { versionOf } from "../setup/versions.ts";
import { fixed } from "./measuring/numbers.ts";
import { printTable } from "./measuring/table.ts";

const PEOPLE = 10_000;
const BATCH = 50;
const PACE = 20;
const people = Array.from({ length: PEOPLE }, (_, index) => ({
  full_name: `Person ${index}`,
  email_address: `person-${index}@example.com`,
}));

/** A fake account that takes 20 ms for each create, and measures how long each request really kept it busy. */
function pacedServer(refusals: Refusals = { index: "all", atomic: true }) {
  const fake = createKantataFake({ refusals, duplicates: true });
  const { clientOptions } = fake;
  let requests = 0;
  let busy = 0;
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const startedAt = performance.now();
    requests += 1;
    const { method } = input instanceof Request ? input : init;
    if (method === "POST") await wait(PACE);
    const answer = await clientOptions.fetch(input, init);
    busy += performance.now() - startedAt;
    return answer;
  };
  return { fake, clientOptions: { ...clientOptions, fetch }, busy: () => busy, requests: () => requests };
}

async function ours(server: ReturnType<typeof pacedServer>): Promise<void> {
  const { accountInvitations } = createKantataClient(server.clientOptions);
  const results = await accountInvitations.createMany(people);
  if (results.some(({ status }) => status !== "created")) throw new Error("not everybody was invited");
}

/** The loop that users of openapi-fetch write. It loses people when an answer is lost. */
async function byHand(server: ReturnType<typeof pacedServer>): Promise<void> {
  const client = createClient<paths>({
    baseUrl: server.clientOptions.baseUrl,
    fetch: server.clientOptions.fetch,
    headers: { authorization: `Bearer ${server.clientOptions.accessToken}` },
  });
  for (let from = 0; from < PEOPLE; from += BATCH) {
    const body = { account_invitations: people.slice(from, from + BATCH) };
    const { data } = await client.POST("/account_invitations", {
      params: { query: { per_page: BATCH } },
      body,
    } as never);
    if ((data as { results: unknown[] } | undefined)?.results.length !== BATCH)
      throw new Error("some were not created");
  }
}

const rows: string[][] = [];
let share = 0;
const contenders = [
  ["this client, createMany", "workspace", ours],
  ["openapi-fetch, loop by hand", await versionOf("openapi-fetch"), byHand],
] as const;
for (const [name, version, run] of contenders) {
  await run(pacedServer());
  globalThis.gc?.();
  const server = pacedServer();
  const startedAt = performance.now();
  await run(server);
  const took = performance.now() - startedAt;
  if (server.fake.invitations.length !== PEOPLE) throw new Error(`${name} left ${server.fake.invitations.length} rows`);
  const own = took - server.busy();
  if (run === ours) share = (100 * own) / took;
  rows.push([name, version, String(server.requests()), fixed(took, 0), fixed(own, 0), fixed((100 * own) / took, 1)]);
}
printTable(
  `${PEOPLE} people, ${BATCH} per request, ${PACE} ms each: milliseconds`,
  ["client", "version", "requests", "total", "client", "client %"],
  rows,
);
/** What bad rows cost. The server refuses the whole batch, and does or does not name the bad row. */
const FEW = 1_000;
const badRows: string[][] = [];
const cases = [
  ["no bad row", false, "all"],
  ["one bad row in each batch, named", true, "all"],
  ["one bad row in each batch, not named", true, "none"],
] as const;
for (const [name, isBad, index] of cases) {
  const server = pacedServer({ index, atomic: true });
  const { accountInvitations } = createKantataClient(server.clientOptions);
  const list = people
    .slice(0, FEW)
    .map((one, n) => (isBad && n % BATCH === 7 ? { ...one, email_address: `bad${n}` } : one));
  const startedAt = performance.now();
  const results = await accountInvitations.createMany(list);
  const took = performance.now() - startedAt;
  const rejected = results.filter(({ status }) => status === "rejected").length;
  if (rejected !== (isBad ? FEW / BATCH : 0)) throw new Error(`${name}: ${rejected} rejected`);
  badRows.push([name, String(server.requests()), fixed(took / 1000, 1)]);
}
printTable(
  `${FEW} people, ${BATCH} per request, ${PACE} ms each; listLag 10 s: requests and seconds`,
  ["list", "requests", "seconds"],
  badRows,
);
console.log(`\nOur client's share of a bulk run: ${fixed(share, 1)} %. It waits for the server the rest of the time.`);
