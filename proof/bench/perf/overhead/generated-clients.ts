import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { heyApiClient, redoclyClient } from "../../setup/generate.ts";
import { versionOf } from "../../setup/versions.ts";
import type { Contender } from "../measuring/rounds.ts";
import { asyncToken, BASE_URL } from "./references.ts";

// The types are written here because the generated files do not exist when types are checked.
interface HeyApi {
  createClient(config: { baseUrl: string; fetch: typeof fetch; auth: () => Promise<string> }): object;
  getAccountInvitation(options: { client: object; path: { id: number } }): Promise<unknown>;
}
interface Redocly {
  readonly OPERATIONS: object;
  createClient(
    operations: object,
    config: {
      serverUrl: string;
      fetch: typeof fetch;
      retry: { retries: number };
      auth: { bearer: () => Promise<string> };
    },
  ): { getAccountInvitation(args: { path: { id: number } }): Promise<unknown> };
}

const load = <T>(file: string): Promise<T> => import(pathToFileURL(file).href) as Promise<T>;

/** Clients that other generators produce from our spec. */
export async function generatedClients(fetch: typeof globalThis.fetch): Promise<Contender[]> {
  const { createClient } = await load<HeyApi>(join(heyApiClient, "client/index.ts"));
  const { getAccountInvitation } = await load<HeyApi>(join(heyApiClient, "sdk.gen.ts"));
  const client = createClient({ baseUrl: BASE_URL, fetch, auth: asyncToken });
  const { OPERATIONS, createClient: createRedocly } = await load<Redocly>(redoclyClient);
  const redocly = createRedocly(OPERATIONS, {
    serverUrl: BASE_URL,
    fetch,
    retry: { retries: 2 },
    auth: { bearer: asyncToken },
  });
  return [
    {
      name: "hey-api client",
      version: await versionOf("@hey-api/openapi-ts"),
      call: () => getAccountInvitation({ client, path: { id: 42 } }),
    },
    {
      name: "Redocly client",
      version: await versionOf("@redocly/cli"),
      call: () => redocly.getAccountInvitation({ path: { id: 42 } }),
    },
  ];
}
