import { createRequire } from "node:module";
import { join } from "node:path";
import { createKantataClient } from "../../../packages/kantata-ox/dist/index.js";
import { createNodeFetch } from "../../../packages/runtime/dist/node/index.js";

// Resolved from the runtime, so that its own versions of undici and openapi-fetch are measured.
const require = createRequire(new URL("../../../packages/runtime/package.json", import.meta.url));
const { request, Agent } = require("undici") as typeof import("undici");
const openapiFetch = require("openapi-fetch") as {
  default: (options: object) => { GET(path: string, init: object): Promise<{ data?: unknown }> };
};

// As long as real tokens: a client searches request ids for shorter secrets, which no API gives out.
const TOKEN = "0123456789abcdef".repeat(4);

/** Ways to make the same call, and a function that closes them. */
export interface Contenders {
  readonly calls: Readonly<Record<string, () => Promise<unknown>>>;
  close(): Promise<void>;
}

/** Our clients, the layers below them, and openapi-fetch, all against one server. */
export function contenders(baseUrl: string, atOnce: number): Contenders {
  const authorization = `Bearer ${TOKEN}`;
  const options = { accessToken: TOKEN, baseUrl, maxConcurrency: atOnce };
  const nodeFetch = createNodeFetch();
  const overFetch = createKantataClient(options);
  const overNodeFetch = createKantataClient({ ...options, fetch: nodeFetch });
  const bare = openapiFetch.default({ baseUrl, headers: { authorization } });
  const dispatcher = new Agent();
  const url = `${baseUrl}/account_invitations/42`;
  return {
    calls: {
      "whole client, global fetch": () => overFetch.accountInvitations.get(42),
      "whole client, createNodeFetch": () => overNodeFetch.accountInvitations.get(42),
      "bare openapi-fetch, global fetch": () =>
        bare.GET("/account_invitations/{id}", { params: { path: { id: 42 } } }).then(({ data }) => data),
      // With a time limit, because each of our calls has one.
      "openapi-fetch with AbortSignal.timeout": () =>
        bare
          .GET("/account_invitations/{id}", { params: { path: { id: 42 } }, signal: AbortSignal.timeout(30_000) })
          .then(({ data }) => data),
      "bare global fetch": () => fetch(url, { headers: { authorization } }).then((response) => response.json()),
      "bare createNodeFetch": () =>
        nodeFetch(url, { headers: new Headers({ authorization }) }).then((response) => (response as Response).json()),
      "bare undici.request": () =>
        request(url, { headers: { authorization }, dispatcher }).then(({ body }) => body.json()),
    },
    async close() {
      await Promise.all([nodeFetch.close(), dispatcher.close()]);
    },
  };
}

/** The version of a dependency of the runtime. */
export function versionOf(name: string): string {
  const folder = require.resolve(name).split(`node_modules/${name}/`)[0] ?? "";
  return (require(join(folder, "node_modules", name, "package.json")) as { version: string }).version;
}
