import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { createKantataClient } from "../../../../packages/kantata-ox/dist/index.js";
import { fixed } from "../measuring/numbers.ts";
import { printTable } from "../measuring/table.ts";
import { kantataPage } from "./pages.ts";

const SERVER = 50;
const PAGES = 20;
const SIZE = 50;

/** Compares lists with and without `prefetch`, on a server that takes 50 ms, for callers that work 0 to 50 ms per page. */
export async function comparePrefetch(): Promise<void> {
  const server = createServer(async ({ url }, response) => {
    await wait(SERVER);
    response.setHeader("content-type", "application/json");
    response.end(kantataPage(new URL(url ?? "/", "http://127.0.0.1"), PAGES * SIZE));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { accountInvitations } = createKantataClient({ accessToken: "token", baseUrl: `http://127.0.0.1:${port}` });
  const walk = async (prefetch: 0 | 1, work: number): Promise<number> => {
    const startedAt = performance.now();
    for await (const { items } of accountInvitations.list({ per_page: SIZE }, { prefetch }).pages()) {
      if (items.length > 0) await wait(work);
    }
    return performance.now() - startedAt;
  };
  await walk(0, 0);
  const rows: string[][] = [];
  for (const work of [0, 25, 50]) {
    const none = await walk(0, work);
    const ahead = await walk(1, work);
    rows.push([`${work} ms`, fixed(none, 0), fixed(ahead, 0), fixed(ahead / none)]);
  }
  server.close();
  printTable(
    `${PAGES} pages from a server that takes ${SERVER} ms: milliseconds`,
    ["caller's work per page", "prefetch: 0", "prefetch: 1", "ratio"],
    rows,
  );
}
