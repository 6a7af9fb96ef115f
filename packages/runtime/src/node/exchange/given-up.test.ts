import { createServer, type Server } from "node:net";
import { describe, expect, it } from "vitest";
import type { ClientError } from "../../errors/errors.js";
import type { ErrorEvent } from "../../hooks/hooks.js";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { NODE_WAYS } from "../../test-support/node-ways.js";
import { type RawServer, rawServer, writeJson } from "../../test-support/raw-server.js";
import { input, read, rejection, send, testClient } from "../../test-support/test-client.js";
import { createNodeFetch, type NodeFetch } from "../index.js";

// The outcome of calls that are aborted or fail.

const opened = closedAfterEach();

async function raw(...args: Parameters<typeof rawServer>): Promise<RawServer> {
  return opened(await rawServer(...args));
}

describe.each(NODE_WAYS)("over %s:", (_name, via) => {
  function nodeFetch(options = {}): NodeFetch {
    return via(opened(createNodeFetch({ proxy: false, ...options })));
  }

  /** A server that accepts connections and never answers: a TLS handshake with it does not end. */
  async function silent(): Promise<string> {
    const server: Server = createServer((socket) => {
      socket.on("error", () => {});
      opened({ close: () => socket.destroy() });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    opened(server);
    return `https://127.0.0.1:${(server.address() as { port: number }).port}`;
  }

  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  const watched = (baseUrl: string, fetch: NodeFetch) => {
    const errors: ErrorEvent[] = [];
    const client = testClient({ fetch, hooks: { onError: (event) => void errors.push(event) } }, { baseUrl });
    return { client, errors };
  };

  describe("while the connection is opened", () => {
    it("a timeout leaves a send not sent, and it is retried", async () => {
      const { client } = watched(await silent(), nodeFetch());
      const error = (await rejection(client.call(send, input, { timeout: 50, maxRetries: 1 }))) as ClientError;
      expect(error).toMatchObject({ name: "TimeoutError", outcome: "not-sent", attempts: 2 });
    });

    it("connectTimeout leaves a send not sent", async () => {
      const { client } = watched(await silent(), nodeFetch({ connectTimeout: 50 }));
      expect(await rejection(client.call(send, input, { maxRetries: 0 }))).toMatchObject({
        name: "ConnectionError",
        outcome: "not-sent",
        code: "UND_ERR_CONNECT_TIMEOUT",
      });
    });

    it("an abort rejects with its own reason, and its outcome is not-sent", async () => {
      const { client, errors } = watched(await silent(), nodeFetch());
      const controller = new AbortController();
      const call = rejection(client.call(send, input, { signal: controller.signal }));
      setTimeout(() => controller.abort("enough"), 30);
      expect(await call).toBe("enough");
      expect(errors).toMatchObject([{ outcome: "not-sent" }]);
    });
  });

  describe("while all connections are busy", () => {
    it("an abort leaves the request not sent, also later", async () => {
      const answers: (() => void)[] = [];
      const server = await raw((socket) => answers.push(() => writeJson(socket, 200, {})));
      const { client, errors } = watched(server.url, nodeFetch({ connections: 1 }));
      const first = client.call(read, input);
      await until(() => server.requests.length === 1);
      const controller = new AbortController();
      const second = rejection(client.call(send, input, { signal: controller.signal }));
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.abort();
      await second;
      expect(errors).toMatchObject([{ outcome: "not-sent" }]);
      answers[0]?.();
      await first;
      const third = client.call(read, input);
      await until(() => server.requests.length === 2);
      answers[1]?.();
      await third;
      expect(server.requests.map(({ method }) => method)).toEqual(["GET", "GET"]);
      // The aborted request does not close a healthy connection.
      expect(server.connections).toBe(1);
    });
  });

  describe("once the request is written", () => {
    it.each(["timeout", "abort"])("%s leaves a send unknown, and the connection is closed", async (way) => {
      let closed = false;
      const server = await raw(
        () => {},
        (socket) => socket.on("close", () => (closed = true)),
      );
      const { client, errors } = watched(server.url, nodeFetch());
      const controller = new AbortController();
      const options = way === "timeout" ? { timeout: 100 } : { signal: controller.signal };
      const call = rejection(client.call(send, input, options));
      await until(() => server.requests.length === 1);
      controller.abort();
      await call;
      expect(errors).toMatchObject([{ outcome: "unknown" }]);
      await until(() => closed);
      expect(server.requests).toHaveLength(1);
    });

    it("an abort in mid-body closes the connection", async () => {
      let closed = false;
      const server = await raw(
        (socket) => void socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"),
        (socket) => socket.on("close", () => (closed = true)),
      );
      const controller = new AbortController();
      const answer = (await nodeFetch()(server.url, { signal: controller.signal })) as Response;
      const text = rejection(answer.text());
      controller.abort("enough");
      expect(await text).toBe("enough");
      await until(() => closed);
    });

    it("a pause of bodyTimeout in mid-body fails a read", async () => {
      const server = await raw((socket) => void socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"));
      const { client } = watched(server.url, nodeFetch({ bodyTimeout: 50 }));
      expect(await rejection(client.call(send, input, { maxRetries: 2 }))).toMatchObject({
        outcome: "unknown",
        attempts: 1,
        code: "UND_ERR_BODY_TIMEOUT",
      });
    });
  });

  it("a signal that is already aborted prevents sending", async () => {
    const server = await raw((socket) => writeJson(socket, 200, {}));
    expect(await rejection(nodeFetch()(server.url, { signal: AbortSignal.abort("before") }))).toBe("before");
    expect(server.connections).toBe(0);
  });

  it("a connection that died while idle does not matter: the request uses another one and arrives once", async () => {
    const server = await raw((socket, { onConnection }) => {
      if (onConnection > 1) return void socket.resetAndDestroy();
      writeJson(socket, 200, {});
      // Right after the answer, so that the client may still consider the connection usable.
      setTimeout(() => socket.resetAndDestroy(), 0);
    });
    const { client } = watched(server.url, nodeFetch());
    for (let turn = 1; turn <= 10; turn += 1) {
      await client.call(send, input);
      await new Promise((resolve) => setTimeout(resolve, turn));
    }
    expect(server.requests).toHaveLength(10);
  });
});
