import Stripe from "stripe";
import { versionOf } from "../../setup/versions.ts";
import { fixedToken, numberAt, type Peer } from "../call/peer.ts";

export const stripe: Peer = {
  name: "stripe",
  file: import.meta.filename,
  version: await versionOf("stripe"),
  setup:
    "`new Stripe(key, { host, port, protocol })`, its defaults (`maxNetworkRetries` 2); Stripe's API supports idempotency keys",
  ours: false,
  takesSignal: false,
  takesTokenProvider: false,
  buildsPaths: true,
  connect({ baseUrl, token, fetch }) {
    const { hostname, port } = new URL(baseUrl);
    const client = new Stripe(fixedToken(token), {
      host: hostname,
      port: Number(port),
      protocol: "http",
      ...(fetch ? { httpClient: Stripe.createFetchHttpClient(fetch) } : {}),
    });
    return {
      read: (id) => client.customers.retrieve(id),
      send: (person) => client.customers.create({ name: person.full_name, email: person.email_address }),
      remove: (id) => client.customers.del(id),
    };
  },
  statusOf: (error) => numberAt(error, "statusCode"),
};
