import axios from "axios";
import axiosRetry from "axios-retry";
import { fixedToken, numberAt, type Peer } from "../lib/peer.ts";
import { versionOf } from "../lib/versions.ts";

export const axiosPeer: Peer = {
  name: "axios + axios-retry",
  version: `${await versionOf("axios")} + ${await versionOf("axios-retry")}`,
  setup: "`axios.create({ baseURL, headers })` with `axiosRetry(instance)`, both at their defaults (3 retries)",
  ours: false,
  takesSignal: true,
  takesTokenProvider: false,
  buildsPaths: false,
  connect({ baseUrl, token }) {
    const client = axios.create({ baseURL: baseUrl, headers: { authorization: `Bearer ${fixedToken(token)}` } });
    axiosRetry(client);
    const at = (id: string) => `/account_invitations/${encodeURIComponent(id)}`;
    return {
      read: async (id, signal) => (await client.get(at(id), signal ? { signal } : {})).data,
      send: async (person) => (await client.post("/account_invitations", { account_invitation: person })).data,
      remove: async (id) => (await client.delete(at(id))).data,
    };
  },
  statusOf: (error) => numberAt(error, "response", "status"),
};
