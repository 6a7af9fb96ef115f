import createClient from "openapi-fetch";
import type { paths } from "../../../../packages/kantata-ox/src/generated/schema.ts";
import { versionOf } from "../../setup/versions.ts";
import { fixedToken, numberAt, type Peer } from "../call/peer.ts";
import { unwrap } from "../call/result-error.ts";

export const openapiFetch: Peer = {
  name: "openapi-fetch",
  file: import.meta.filename,
  version: await versionOf("openapi-fetch"),
  setup: "no middleware, with our generated types; has no retries",
  ours: false,
  takesSignal: true,
  takesTokenProvider: false,
  buildsPaths: true,
  connect({ baseUrl, token, fetch }) {
    const client = createClient<paths>({
      baseUrl,
      headers: { authorization: `Bearer ${fixedToken(token)}` },
      ...(fetch ? { fetch } : {}),
    });
    const at = (id: string) => ({ path: { id: id as never } });
    return {
      read: async (id, signal) =>
        unwrap(await client.GET("/account_invitations/{id}", { params: at(id), ...(signal ? { signal } : {}) })),
      send: async (person) =>
        unwrap(await client.POST("/account_invitations", { body: { account_invitation: { ...person } } })),
      remove: async (id) => unwrap(await client.DELETE("/account_invitations/{id}", { params: at(id) })),
    };
  },
  statusOf: (error) => numberAt(error, "response", "status"),
};
