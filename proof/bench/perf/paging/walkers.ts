import OpenAI from "openai";
import createClient from "openapi-fetch";
import Stripe from "stripe";
import { createKantataClient } from "../../../../packages/kantata-ox/dist/index.js";
import type { paths } from "../../../../packages/kantata-ox/src/generated/schema.ts";
import { versionOf } from "../../setup/versions.ts";
import { BASE_URL } from "../overhead/references.ts";
import { cursorPage, kantataPage, pagesFetch } from "./pages.ts";

/** One way to walk through a list. */
export interface Walker {
  readonly name: string;
  readonly version: string;
  readonly pageSize: number;
  walk(): AsyncIterable<unknown>;
}

const token = "token-0123456789abcdef";

/** Our client, a loop that users of openapi-fetch write, and two clients that can page. */
export async function walkers(): Promise<Walker[]> {
  const ours = createKantataClient({ accessToken: token, baseUrl: BASE_URL, fetch: pagesFetch(kantataPage) });
  const plain = createClient<paths>({
    baseUrl: BASE_URL,
    fetch: pagesFetch(kantataPage),
    headers: { authorization: `Bearer ${token}` },
  });
  async function* byHand(): AsyncGenerator<unknown> {
    for (let page = 1; ; page += 1) {
      const { data } = await plain.GET("/account_invitations", { params: { query: { page, per_page: 200 } } });
      for (const { id } of data?.results ?? []) yield data?.account_invitations?.[id];
      if (page >= (data?.meta?.page_count ?? 0)) return;
    }
  }
  const stripe = new Stripe(token, {
    httpClient: Stripe.createFetchHttpClient(pagesFetch(cursorPage)),
    telemetry: false,
  });
  const openai = new OpenAI({ apiKey: token, baseURL: BASE_URL, fetch: pagesFetch(cursorPage) });
  return [
    {
      name: "this client",
      version: "workspace",
      pageSize: 200,
      walk: () => ours.accountInvitations.list({ per_page: 200 }),
    },
    { name: "openapi-fetch, loop by hand", version: await versionOf("openapi-fetch"), pageSize: 200, walk: byHand },
    {
      name: "stripe",
      version: await versionOf("stripe"),
      pageSize: 100,
      walk: () => stripe.customers.list({ limit: 100 }),
    },
    {
      name: "openai",
      version: await versionOf("openai"),
      pageSize: 100,
      walk: () => openai.files.list({ limit: 100 }),
    },
  ];
}
