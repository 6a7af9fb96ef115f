import { createKantataClient } from "../../../packages/kantata-ox/dist/index.js";
import { exampleBody, memoryFetch } from "../perf/overhead/answers.ts";
import { asyncToken, BASE_URL } from "../perf/overhead/references.ts";
import { kantataPage, pagesFetch } from "../perf/paging/pages.ts";
import type { Series } from "./series.ts";
import { leastMillis, microsPerCall } from "./timing.ts";

/** The cost of a page, by the number of rows on it. */
export async function overPageSizes(): Promise<Series[]> {
  const points = [];
  for (const size of [1, 10, 100, 1000]) {
    // Each page is built once, so that building it does not count.
    const pages = new Map<string, string>();
    const fetch = pagesFetch((url) => {
      const text = pages.get(url.search) ?? kantataPage(url);
      pages.set(url.search, text);
      return text;
    });
    const client = createKantataClient({ accessToken: asyncToken, baseUrl: BASE_URL, fetch });
    const first = () => client.accountInvitations.list({ per_page: size }).toArray({ limit: size });
    points.push({ size, cost: await microsPerCall(first, Math.max(20, 2000 / size)) });
  }
  return [{ name: "one page of a list", unit: "µs", over: "rows on a page", points }];
}

/** The total cost of many calls at once: 16 are in flight, the others wait in the client's queue. */
export async function overConcurrency(): Promise<Series[]> {
  const fetch = memoryFetch(await exampleBody(), "content-length");
  const points = [];
  for (const size of [1, 10, 100, 1000, 10_000]) {
    const { accountInvitations } = createKantataClient({ accessToken: asyncToken, baseUrl: BASE_URL, fetch });
    const atOnce = () => Promise.all(Array.from({ length: size }, () => accountInvitations.get(42)));
    const times = Math.max(1, Math.round(1000 / size));
    const run = async (): Promise<void> => {
      for (let index = 0; index < times; index += 1) await atOnce();
    };
    await run();
    points.push({ size, cost: (await leastMillis(run, 5)) / times });
  }
  return [{ name: "calls at once, until the last is answered", unit: "ms", over: "calls at once", points }];
}
