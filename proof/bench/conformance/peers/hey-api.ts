import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { heyApiClient } from "../../setup/generate.ts";
import { versionOf } from "../../setup/versions.ts";
import { numberAt, type Peer } from "../call/peer.ts";
import { unwrap } from "../call/result-error.ts";

type Call = (options: {
  client: object;
  path?: { id: unknown };
  body?: unknown;
  signal?: AbortSignal;
}) => Promise<{ data?: unknown; error?: unknown; response?: Response }>;

// The types are written here because the generated files do not exist when types are checked.
const load = (file: string): Promise<unknown> => import(pathToFileURL(join(heyApiClient, file)).href);
const { createClient } = (await load("client/index.ts")) as {
  createClient(config: { baseUrl: string; auth: string | (() => Promise<string>); fetch?: typeof fetch }): object;
};
const sdk = (await load("sdk.gen.ts")) as Record<
  "getAccountInvitation" | "createAccountInvitation" | "deleteAccountInvitation",
  Call
>;

export const heyApi: Peer = {
  name: "hey-api client",
  file: import.meta.filename,
  version: await versionOf("@hey-api/openapi-ts"),
  setup: "generated from our spec (client-fetch), its defaults; has no retries",
  ours: false,
  takesSignal: true,
  takesTokenProvider: true,
  buildsPaths: true,
  connect({ baseUrl, token, fetch }) {
    const client = createClient({ baseUrl, auth: token, ...(fetch ? { fetch } : {}) });
    return {
      read: async (id, signal) =>
        unwrap(await sdk.getAccountInvitation({ client, path: { id }, ...(signal ? { signal } : {}) })),
      send: async (person) =>
        unwrap(await sdk.createAccountInvitation({ client, body: { account_invitation: person } })),
      remove: async (id) => unwrap(await sdk.deleteAccountInvitation({ client, path: { id } })),
    };
  },
  statusOf: (error) => numberAt(error, "response", "status"),
};
