import createClient from "openapi-fetch";
import type { paths } from "../../../../packages/kantata-ox/src/generated/schema.ts";
import { versionOf } from "../../setup/versions.ts";
import type { Contender } from "../measuring/rounds.ts";

export const BASE_URL = "https://api.example.com/api/v1";
/** The contender that all others are compared with. */
export const REFERENCE = "openapi-fetch + auth middleware";
const PATH = "/account_invitations/{id}";

/** A token provider. Asynchronous, like those of callers. */
export const asyncToken = async (): Promise<string> => "token-0123456789abcdef";

/** openapi-fetch with an auth middleware as its users write it, openapi-fetch without one, and the platform alone. */
export async function references(fetch: typeof globalThis.fetch): Promise<{
  readonly authenticated: Contender;
  readonly bare: Contender;
  readonly floor: Contender;
}> {
  const version = await versionOf("openapi-fetch");
  const authenticated = createClient<paths>({ baseUrl: BASE_URL, fetch });
  authenticated.use({
    async onRequest({ request }) {
      request.headers.set("authorization", `Bearer ${await asyncToken()}`);
      return request;
    },
  });
  const bare = createClient<paths>({ baseUrl: BASE_URL, fetch });
  const params = { path: { id: 42 } };
  return {
    authenticated: {
      name: REFERENCE,
      version,
      call: () => authenticated.GET(PATH, { params }),
    },
    bare: { name: "openapi-fetch, bare", version, call: () => bare.GET(PATH, { params }) },
    floor: {
      name: "floor: Request, fetch, json()",
      version: process.version,
      async call() {
        const headers = { authorization: `Bearer ${await asyncToken()}` };
        return (await fetch(new Request(`${BASE_URL}/account_invitations/42`, { headers }))).json();
      },
    },
  };
}
