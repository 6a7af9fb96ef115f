import { describe, expect, it } from "vitest";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { rawServer, writeJson } from "../../test-support/raw-server.js";
import { input, rejection, send, testClient } from "../../test-support/test-client.js";
import { createNodeFetch } from "../index.js";

const opened = closedAfterEach();

describe("a header that cannot be sent", () => {
  it.each(["expect", "keep-alive", "upgrade", "transfer-encoding", "proxy-authorization"])(
    "%s fails the request at once, and no connection is opened or lost",
    async (name) => {
      const server = opened(await rawServer((socket) => writeJson(socket, 200, {})));
      const fetch = opened(createNodeFetch({ proxy: false }));
      const headers = { [name]: "100-continue" };
      const refused = { name: "ConfigError", outcome: "not-sent", message: expect.stringContaining(name) };
      expect(await rejection(fetch(server.url, { headers: new Headers(headers) }))).toMatchObject(refused);
      expect(server.connections).toBe(0);
      await (await fetch(server.url)).text();
      expect(await rejection(fetch(server.url, { headers: new Headers(headers) }))).toMatchObject(refused);
      // Nothing is retried, whether the client or the transport refuses the header.
      const client = testClient({ fetch }, { baseUrl: server.url });
      expect(await rejection(client.call(send, input, { headers }))).toMatchObject(refused);
      await (await fetch(server.url)).text();
      expect(server.requests).toHaveLength(2);
      expect(server.connections).toBe(1);
    },
  );

  it.each(["Expect", "keep-alive", "UPGRADE"])(
    "%s is refused by the client, even with the platform's fetch",
    async (name) => {
      const client = testClient({}, { baseUrl: "http://127.0.0.1:1" });
      const error = await rejection(client.call(send, input, { headers: { [name]: "a" } }));
      const message = expect.stringContaining(`"${name}": it belongs to the connection`);
      expect(error).toMatchObject({ name: "ConfigError", outcome: "not-sent", message });
    },
  );
});
