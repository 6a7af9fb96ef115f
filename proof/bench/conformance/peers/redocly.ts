import { pathToFileURL } from "node:url";
import { redoclyClient } from "../../setup/generate.ts";
import { versionOf } from "../../setup/versions.ts";
import { numberAt, type Peer } from "../call/peer.ts";

// The types are written here because the generated file does not exist when types are checked.
interface Generated {
  readonly OPERATIONS: object;
  createClient(
    operations: object,
    config: {
      serverUrl: string;
      retry: { retries: number };
      auth: { bearer: string | (() => Promise<string>) };
      fetch?: typeof fetch;
    },
  ): {
    getAccountInvitation(args: { path: { id: unknown } }, init: RequestInit): Promise<unknown>;
    createAccountInvitation(args: { body: unknown }): Promise<unknown>;
    deleteAccountInvitation(args: { path: { id: unknown } }): Promise<unknown>;
  };
}

const { OPERATIONS, createClient } = (await import(pathToFileURL(redoclyClient).href)) as Generated;

export const redocly: Peer = {
  name: "Redocly client",
  file: import.meta.filename,
  version: await versionOf("@redocly/cli"),
  setup: "generated from our spec; `retry: { retries: 2 }`, because its retries are off by default",
  ours: false,
  takesSignal: true,
  takesTokenProvider: true,
  buildsPaths: true,
  connect({ baseUrl, token, fetch }) {
    const client = createClient(OPERATIONS, {
      serverUrl: baseUrl,
      retry: { retries: 2 },
      auth: { bearer: token },
      ...(fetch ? { fetch } : {}),
    });
    return {
      read: (id, signal) => client.getAccountInvitation({ path: { id } }, signal ? { signal } : {}),
      send: (person) => client.createAccountInvitation({ body: { account_invitation: person } }),
      remove: (id) => client.deleteAccountInvitation({ path: { id } }),
    };
  },
  statusOf: (error) => numberAt(error, "status"),
};
