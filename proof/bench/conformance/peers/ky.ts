import ky from "ky";
import { versionOf } from "../../setup/versions.ts";
import { fixedToken, numberAt, type Peer } from "../call/peer.ts";

export const kyPeer: Peer = {
  name: "ky",
  file: import.meta.filename,
  version: await versionOf("ky"),
  setup: "`ky.create({ baseUrl, headers })`, its defaults (`retry.limit` 2), bodies read with `.json()`",
  ours: false,
  takesSignal: true,
  takesTokenProvider: false,
  buildsPaths: false,
  connect({ baseUrl, token, fetch }) {
    const client = ky.create({
      baseUrl,
      headers: { authorization: `Bearer ${fixedToken(token)}` },
      ...(fetch ? { fetch } : {}),
    });
    const at = (id: string) => `/account_invitations/${encodeURIComponent(id)}`;
    return {
      read: (id, signal) => client.get(at(id), signal ? { signal } : {}).json(),
      send: (person) => client.post("/account_invitations", { json: { account_invitation: person } }).json(),
      remove: (id) => client.delete(at(id)),
    };
  },
  statusOf: (error) => numberAt(error, "response", "status"),
};
