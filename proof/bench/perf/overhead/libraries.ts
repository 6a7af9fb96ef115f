import axios from "axios";
import ky from "ky";
import { createFetch } from "ofetch";
import OpenAI from "openai";
import Stripe from "stripe";
import { versionOf } from "../../setup/versions.ts";
import type { Contender } from "../measuring/rounds.ts";
import { asyncToken, BASE_URL } from "./references.ts";

/** Published clients at their defaults. Each makes one GET by id with an auth header, on the given `fetch`. */
export async function libraries(fetch: typeof globalThis.fetch): Promise<Contender[]> {
  const url = `${BASE_URL}/account_invitations/42`;
  const authorization = async (): Promise<string> => `Bearer ${await asyncToken()}`;

  const openai = new OpenAI({ apiKey: asyncToken, baseURL: BASE_URL, fetch });
  const stripe = new Stripe(await asyncToken(), { httpClient: Stripe.createFetchHttpClient(fetch), telemetry: false });
  const kyClient = ky.create({
    fetch,
    hooks: {
      beforeRequest: [
        async ({ request }) => {
          request.headers.set("authorization", await authorization());
        },
      ],
    },
  });
  const axiosClient = axios.create({ adapter: "fetch", env: { fetch } });
  axiosClient.interceptors.request.use(async (config) => {
    config.headers.set("authorization", await authorization());
    return config;
  });
  const ofetch = createFetch({ fetch, Headers, AbortController }).create({
    async onRequest({ options }) {
      options.headers.set("authorization", await authorization());
    },
  });
  return [
    { name: "openai", version: await versionOf("openai"), call: () => openai.models.retrieve("42") },
    { name: "stripe", version: await versionOf("stripe"), call: () => stripe.customers.retrieve("42") },
    { name: "ky", version: await versionOf("ky"), call: () => kyClient.get(url).json() },
    { name: "axios", version: await versionOf("axios"), call: () => axiosClient.get(url) },
    { name: "ofetch", version: await versionOf("ofetch"), call: () => ofetch(url) },
  ];
}
