import OpenAI from "openai";
import { versionOf } from "../../setup/versions.ts";
import { numberAt, type Peer } from "../call/peer.ts";

export const openai: Peer = {
  name: "openai",
  file: import.meta.filename,
  version: await versionOf("openai"),
  setup: "`new OpenAI({ apiKey, baseURL })`, its defaults (`maxRetries` 2)",
  ours: false,
  takesSignal: true,
  takesTokenProvider: true,
  buildsPaths: true,
  connect({ baseUrl, token, fetch }) {
    const client = new OpenAI({ apiKey: token, baseURL: baseUrl, fetch });
    return {
      read: (id, signal) => client.models.retrieve(id, signal ? { signal } : {}),
      send: (person) => client.post("/account_invitations", { body: { account_invitation: person } }),
      remove: (id) => client.models.delete(id),
    };
  },
  statusOf: (error) => numberAt(error, "status"),
};
