import { createKantataClient, isApiError } from "../../../packages/kantata-ox/dist/index.js";
import { numberAt, type Peer } from "../lib/peer.ts";

export const ours: Peer = {
  name: "this client",
  version: "workspace",
  setup: "`createKantataClient({ accessToken, baseUrl })`, its defaults (`maxRetries` 2)",
  ours: true,
  takesSignal: true,
  takesTokenProvider: true,
  buildsPaths: true,
  connect({ baseUrl, token }) {
    const { accountInvitations } = createKantataClient({ accessToken: token, baseUrl });
    return {
      read: (id, signal) => accountInvitations.get(id, undefined, { signal }),
      send: (person) => accountInvitations.create(person),
      remove: (id) => accountInvitations.delete(id),
    };
  },
  statusOf: (error) => (isApiError(error) ? numberAt(error, "status") : undefined),
};
