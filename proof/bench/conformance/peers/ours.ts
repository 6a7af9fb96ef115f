import { createKantataClient, isApiError } from "../../../../packages/kantata-ox/dist/index.js";
import { createNodeFetch } from "../../../../packages/kantata-ox/dist/node.js";
import { numberAt, type Peer } from "../call/peer.ts";

export const ours: Peer = {
  name: "this client",
  file: import.meta.filename,
  version: "workspace",
  setup:
    "`createKantataClient({ accessToken, baseUrl })`, its defaults (`maxRetries` 2). Rows that name `createNodeFetch` use it, because Node's own `fetch` ends the process in that situation, whichever client uses it",
  ours: true,
  ownTransport: "createNodeFetch",
  takesSignal: true,
  takesTokenProvider: true,
  buildsPaths: true,
  connect({ baseUrl, token, fetch, ownTransport }) {
    const { accountInvitations } = createKantataClient({
      accessToken: token,
      baseUrl,
      fetch: ownTransport ? createNodeFetch() : fetch,
    });
    return {
      read: (id, signal) => accountInvitations.get(id, undefined, { signal }),
      send: (person) => accountInvitations.create(person),
      remove: (id) => accountInvitations.delete(id),
    };
  },
  statusOf: (error) => (isApiError(error) ? numberAt(error, "status") : undefined),
};
