import axios from "axios";
import axiosRetry from "axios-retry";
import { versionOf } from "../../setup/versions.ts";
import { fixedToken, numberAt, type Peer } from "../call/peer.ts";

export const axiosPeer: Peer = {
  name: "axios + axios-retry",
  file: import.meta.filename,
  version: `${await versionOf("axios")} + ${await versionOf("axios-retry")}`,
  setup: "`axios.create({ baseURL, headers })` with `axiosRetry(instance)`, both at their defaults (3 retries)",
  ours: false,
  takesSignal: true,
  takesTokenProvider: false,
  buildsPaths: false,
  connect({ baseUrl, token, fetch }) {
    const client = axios.create({
      baseURL: baseUrl,
      headers: { authorization: `Bearer ${fixedToken(token)}` },
      ...(fetch ? { adapter: "fetch", env: { fetch } } : {}),
    });
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
