import { request } from "node:http";
import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import type { WebFetch } from "../../platform/web-types.js";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { NODE_WAYS } from "../../test-support/node-ways.js";
import { type RawServer, rawServer, writeJson } from "../../test-support/raw-server.js";
import { input, rejection, send, testClient } from "../../test-support/test-client.js";
import { createNodeFetch, type NodeFetchOptions } from "../index.js";

// Servers that misbehave. A send arrives once, every answer belongs to its own request, and nothing hangs.

const opened = closedAfterEach();

async function raw(...args: Parameters<typeof rawServer>): Promise<RawServer> {
  return opened(await rawServer(...args));
}

describe.each(NODE_WAYS)("over %s:", (_name, via) => {
  const nodeFetch = (options: NodeFetchOptions = {}) => via(opened(createNodeFetch({ proxy: false, ...options })));

  const clientOf = (server: RawServer, options: NodeFetchOptions = {}) =>
    testClient({ fetch: nodeFetch(options) }, { baseUrl: server.url });

  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  describe("stray bytes", () => {
    const stray = 'HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n{"stray":true}';

    it.each([
      ["after a 204", `HTTP/1.1 204 No Content\r\n\r\n${stray}`],
      ["after a 204 with a body", `HTTP/1.1 204 No Content\r\ncontent-length: 2\r\n\r\n{}${stray}`],
      ["after a complete answer", `HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}${stray}`],
      ["after a 304", `HTTP/1.1 304 Not Modified\r\n\r\n${stray}`],
    ])("%s never answer the next request", async (_where, bytes) => {
      const server = await raw((socket, { onConnection, head }) => {
        if (head.startsWith("GET /first") && onConnection === 1) socket.write(bytes);
        else writeJson(socket, 200, { mine: true });
      });
      const fetch = nodeFetch({ connections: 1 });
      await (await fetch(`${server.url}/first`)).text();
      expect(await (await fetch(`${server.url}/next`)).text()).toBe('{"mine":true}');
      expect(server.requests).toHaveLength(2);
    });

    it("after the answer to HEAD are not read as a body", async () => {
      const server = await raw((socket, { method }) => {
        if (method === "HEAD") socket.write('HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n{"stray":true}');
        else writeJson(socket, 200, { mine: true });
      });
      const fetch = nodeFetch({ connections: 1 });
      const head = await fetch(server.url, { method: "HEAD" });
      expect(await head.text()).toBe("");
      expect(await (await fetch(server.url)).text()).toBe('{"mine":true}');
    });

    it("before any request do not break a call", async () => {
      const server = await raw(
        (socket) => writeJson(socket, 200, { mine: true }),
        (socket) => socket.write(stray),
      );
      const error = await clientOf(server)
        .call(send, input, { maxRetries: 0 })
        .then(
          ({ data }) => data,
          (failure) => failure,
        );
      // An answer that arrives before the request does not belong to any call.
      const failure = expect.objectContaining({ outcome: server.requests.length === 0 ? "not-sent" : "unknown" });
      expect([{ stray: true }, { mine: true }, failure]).toContainEqual(error);
      expect(server.requests.length).toBeLessThanOrEqual(1);
    });
  });

  describe("an answer", () => {
    it.each([102, 103])("after many 1xx answers with %d is read", async (status) => {
      const server = await raw((socket) => {
        socket.write(`HTTP/1.1 ${status} Wait\r\nlink: </a>\r\n\r\n`.repeat(50));
        writeJson(socket, 200, { last: true });
      });
      expect((await clientOf(server).call(send, input)).data).toEqual({ last: true });
      expect(server.requests).toHaveLength(1);
    });

    // A bug in undici: it rejects an unrequested 100. See "Known faults beneath us" in the README of the package.
    it.each([
      ["an unrequested 100", "HTTP/1.1 100 Continue\r\n\r\n"],
      ["an unrequested 101", "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"],
      ["a head of 64 kB", `HTTP/1.1 200 OK\r\nx-fill: ${"x".repeat(65_000)}\r\ncontent-length: 2\r\n\r\n{}`],
      ["a head of many fields", `HTTP/1.1 200 OK\r\n${"x-fill: a\r\n".repeat(8_000)}content-length: 2\r\n\r\n{}`],
      ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}"],
      [
        "both a length and chunks",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
      ],
      ["a wrong chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n"],
    ])("with %s leaves a send unknown, sent once", async (_what, bytes) => {
      const server = await raw((socket) => socket.write(bytes));
      const error = await rejection(clientOf(server).call(send, input));
      expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown", attempts: 1 });
      expect(server.requests).toHaveLength(1);
    });

    it("with an unrequested 100 is read by a fetch on node:http, the workaround that the README names", async () => {
      const server = await raw((socket) => {
        socket.write("HTTP/1.1 100 Continue\r\n\r\n");
        writeJson(socket, 200, { last: true });
      });
      const overHttp: WebFetch = (url, { method, headers, body }) =>
        new Promise((resolve, reject) => {
          const sent = request(url, { method, headers: Object.fromEntries(headers as Headers) }, async (answer) => {
            resolve(new Response((await answer.toArray()).join(""), { status: answer.statusCode ?? 0 }));
          });
          sent.on("error", reject).end(body);
        });
      const client = testClient({ fetch: overHttp }, { baseUrl: server.url });
      expect((await client.call(send, { ...input, body: {} })).data).toEqual({ last: true });
      const platform = testClient({}, { baseUrl: server.url });
      expect(await rejection(platform.call(send, input))).toMatchObject({ outcome: "unknown" });
    });

    it("with a head of 8 kB is read", async () => {
      const server = await raw((socket) => writeJson(socket, 200, { a: 1 }, `x-fill: ${"x".repeat(8_000)}\r\n`));
      expect((await clientOf(server).call(send, input)).data).toEqual({ a: 1 });
    });

    // A request that is sent while the server closes the connection is lost, and its outcome is unknown. No request is sent
    // twice.
    it("after which the server closes the connection, many times, causes no send to be repeated", async () => {
      const server = await raw((socket) => {
        writeJson(socket, 200, {});
        socket.end();
      });
      const client = clientOf(server, { connections: 2 });
      const calls = Array.from({ length: 40 }, () => client.call(send, input));
      for (const end of await Promise.allSettled(calls)) {
        if (end.status === "rejected") expect(end.reason).toMatchObject({ outcome: "unknown", attempts: 1 });
      }
      expect(server.requests.length).toBeLessThanOrEqual(40);
    });
  });

  it.each([1, 30, 70, 200])("a proxy that breaks the tunnel after %d bytes ends each attempt", async (most) => {
    const target = await raw((socket) => writeJson(socket, 200, { there: true }));
    const proxy = await raw((socket, { method }) => {
      if (method === "CONNECT") socket.write("HTTP/1.1 200 OK\r\n\r\n");
      else socket.end("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n".padEnd(200, "x").slice(0, most));
    });
    const fetch = nodeFetch({ proxy: proxy.url });
    const error = await rejection(testClient({ fetch }, { baseUrl: target.url }).call(send, input));
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown", attempts: 1 });
    expect(proxy.connections).toBe(1);
  });

  describe("many calls at once", () => {
    it.each([undefined, 4])(
      "with %s connections, of which half are aborted at random, answer the others",
      async (connections) => {
        const server = await raw((socket) => setTimeout(() => writeJson(socket, 200, { mine: true }), 2));
        const fetch = nodeFetch({ ...(connections && { connections }) });
        const calls = Array.from({ length: 200 }, (_, at) => {
          const controller = new AbortController();
          if (at % 2 === 1) setTimeout(() => controller.abort("enough"), at % 13);
          return fetch(server.url, { method: "POST", signal: controller.signal }).then((answer) => answer.text());
        });
        const ends = await Promise.allSettled(calls);
        for (const [at, end] of ends.entries()) {
          const isGivenUp = end.status === "rejected" && end.reason === "enough";
          if (at % 2 === 0 || !isGivenUp) expect(end).toEqual({ status: "fulfilled", value: '{"mine":true}' });
        }
        expect(server.requests.length).toBeLessThanOrEqual(200);
      },
    );

    it("all end if close() is called among them, and close() waits for them", async () => {
      const server = await raw((socket) => setTimeout(() => writeJson(socket, 200, {}), 5));
      const fetch = createNodeFetch({ proxy: false, connections: 3 });
      let answered = 0;
      const calls = Array.from({ length: 20 }, async () => {
        await (await fetch(server.url)).text();
        answered += 1;
      });
      await until(() => server.requests.length > 3);
      await fetch.close();
      expect(server.requests).toHaveLength(20);
      await Promise.all(calls);
      expect(answered).toBe(20);
      await fetch.close();
    });

    it("close() closes the connections", async () => {
      const open = new Set<Socket>();
      const server = await raw(
        (socket) => writeJson(socket, 200, {}),
        (socket) => {
          open.add(socket);
          socket.on("close", () => open.delete(socket));
        },
      );
      const fetch = createNodeFetch({ proxy: false, keepAliveTimeout: 600_000 });
      await Promise.all(Array.from({ length: 8 }, async () => (await fetch(server.url)).text()));
      await fetch.close();
      await until(() => open.size === 0);
    });
  });
});
