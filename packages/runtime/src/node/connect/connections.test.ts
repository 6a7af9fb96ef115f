import type { Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { type RawServer, rawServer, type WireRequest, writeJson } from "../../test-support/raw-server.js";
import { input, operation, read, send, testClient } from "../../test-support/test-client.js";
import { createNodeFetch, type NodeFetch, type NodeFetchOptions } from "../index.js";
import { YOUNG } from "./idle-connections.js";

// Which requests share a connection, and how long one is kept.

const opened = closedAfterEach();
afterEach(() => void vi.restoreAllMocks().useRealTimers());

type Answer = (socket: Socket, request: WireRequest) => void;

/** A server whose answer to a request says on which of its connections it arrived. */
async function numbered(
  answerHead: Answer = (socket) => socket.write("HTTP/1.1 204 No Content\r\n\r\n"),
  headers = "",
) {
  const numbers = new Map<Socket, number>();
  const open = new Set<Socket>();
  const server: RawServer = opened(
    await rawServer(
      (socket, request) => {
        if (request.method === "HEAD") answerHead(socket, request);
        else writeJson(socket, 200, { connection: numbers.get(socket) }, headers);
      },
      (socket) => {
        numbers.set(socket, numbers.size + 1);
        open.add(socket.on("close", () => open.delete(socket)));
      },
    ),
  );
  return { server, open };
}

const nodeFetch = (options: NodeFetchOptions = {}): NodeFetch => opened(createNodeFetch({ proxy: false, ...options }));

const ask = async (fetch: NodeFetch, url: string, method = "GET"): Promise<number> =>
  ((await (await fetch(url, { method })).json()) as { connection: number }).connection;

const head = async (fetch: NodeFetch, url: string): Promise<number> => (await fetch(url, { method: "HEAD" })).status;

/** Waits without a timer, because timers may be fake. */
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
}

describe("HEAD", () => {
  it.each([
    ["204 No Content\r\n", "no body"],
    ["200 OK\r\ncontent-length: 5000\r\n", "a length"],
    ["200 OK\r\ntransfer-encoding: chunked\r\n", "chunks"],
    ["200 OK\r\nconnection: keep-alive\r\n", "no length"],
    ["404 Not Found\r\ncontent-length: 9\r\n", "an error"],
  ])("100 times one after another takes one connection, with an answer of %j (%s)", async (lines) => {
    const { server } = await numbered((socket) => socket.write(`HTTP/1.1 ${lines}\r\n`));
    const fetch = nodeFetch();
    for (let times = 0; times < 100; times += 1) await head(fetch, server.url);
    expect(server.requests).toHaveLength(100);
    expect(server.connections).toBe(1);
    expect(server.requests[0]?.head).toContain("connection: keep-alive");
  });

  it("uses a connection that no other request uses", async () => {
    const { server } = await numbered();
    const fetch = nodeFetch();
    for (let times = 0; times < 3; times += 1) {
      await head(fetch, server.url);
      expect(await ask(fetch, server.url)).toBe(2);
      expect(await ask(fetch, server.url, "POST")).toBe(2);
    }
    expect(server.connections).toBe(2);
  });

  it("and other requests together open no more than `connections`", async () => {
    const { server, open } = await numbered();
    const fetch = nodeFetch({ connections: 1 });
    for (let times = 1; times <= 3; times += 1) {
      await head(fetch, server.url);
      expect(await ask(fetch, server.url)).toBe(2 * times);
    }
    await until(() => open.size === 1);
    const all = [head(fetch, server.url), ask(fetch, server.url), head(fetch, server.url), ask(fetch, server.url)];
    expect(await Promise.all(all)).toHaveLength(4);
  });
});

describe("a server that sends a body in its answer to HEAD", () => {
  const JSON_BODY = '{"stray":true}';
  const bodies = {
    "with its length": [`content-length: ${JSON_BODY.length}\r\n`, JSON_BODY],
    "without a length": ["connection: keep-alive\r\n", JSON_BODY],
    "in chunks": ["transfer-encoding: chunked\r\n", `e\r\n${JSON_BODY}\r\n0\r\n\r\n`],
    "after line breaks": ["content-length: 18\r\n", `\r\n\r\n${JSON_BODY}`],
    "that begins like an answer": ["content-length: 17\r\n", "HTTP/1.1 is great"],
  } as const;
  const ways: Readonly<Record<string, (socket: Socket, body: string) => void>> = {
    "with its head": (socket, body) => socket.write(body),
    later: (socket, body) => setTimeout(() => socket.write(body), 10),
    "in pieces": (socket, body) => {
      for (let at = 0; at < body.length; at += 5) setTimeout(() => socket.write(body.slice(at, at + 5)), at);
    },
  };
  const answering =
    (lines: string, body: string, write: (socket: Socket, body: string) => void): Answer =>
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${lines}\r\n`);
      write(socket, body);
    };
  const exists = operation("read", { id: "headThing", method: "HEAD" as never });
  const cases = Object.entries(bodies).flatMap(([what, [lines, body]]) =>
    Object.entries(ways).map(([when, write]) => [what, when, answering(lines, body, write)] as const),
  );

  it.each(cases)("%s, %s, disturbs no other request, and later HEADs are answered", async (_what, _when, answer) => {
    const { server } = await numbered(answer);
    const fetch = nodeFetch();
    const client = testClient({ fetch, maxRetries: 4 }, { baseUrl: server.url });
    for (let times = 0; times < 8; times += 1) {
      // Fails if a retry does not help.
      const { answer: found } = await client.call(exists, input);
      expect(found.status).toBe(200);
      expect((await client.call(read, input)).data).toEqual({ connection: expect.any(Number) });
      expect((await client.call(send, input, { maxRetries: 0 })).data).toEqual({ connection: expect.any(Number) });
    }
    expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(8);
  });

  it("gets a new connection for each HEAD, once it has been noticed", async () => {
    const [lines, body] = bodies["with its length"];
    const { server } = await numbered(answering(lines, body, ways.later as never));
    const fetch = nodeFetch();
    const isClosing = ({ head }: WireRequest): boolean => head.includes("connection: close");
    for (let times = 0; times < 500 && !server.requests.some(isClosing); times += 1) {
      await head(fetch, server.url).catch(() => {});
    }
    const before = server.requests.length;
    for (let times = 0; times < 5; times += 1) expect(await head(fetch, server.url)).toBe(200);
    const after = server.requests.slice(before);
    expect(after.map((request) => [request.onConnection, isClosing(request)])).toEqual(Array(5).fill([1, true]));
  });
});

describe("an idle connection", () => {
  const later = (ms: number): void => {
    const now = performance.now();
    vi.spyOn(performance, "now").mockReturnValue(now + ms);
  };

  it("carries reads, but no send after 4 seconds", async () => {
    const { server, open } = await numbered();
    const fetch = nodeFetch();
    expect(await ask(fetch, server.url)).toBe(1);
    later(YOUNG - 100);
    expect(await ask(fetch, server.url, "POST")).toBe(1);
    later(YOUNG);
    expect(await ask(fetch, server.url)).toBe(1);
    for (const [turn, method] of ["POST", "PUT", "PATCH", "DELETE"].entries()) {
      later(YOUNG);
      expect(await ask(fetch, server.url, method)).toBe(turn + 2);
    }
    // The new connection takes the place of the old one.
    await until(() => open.size === 1);
  });

  it("that carries only HEAD stays when a send opens another", async () => {
    const { server } = await numbered();
    const fetch = nodeFetch();
    await head(fetch, server.url);
    await ask(fetch, server.url);
    later(YOUNG);
    expect(await ask(fetch, server.url, "POST")).toBe(3);
    await head(fetch, server.url);
    expect(server.connections).toBe(3);
  });

  it.each([
    ["for 50 seconds", 49_900, {}, ""],
    ["for as long as keepAliveTimeout says", 900, { keepAliveTimeout: 1_000 }, ""],
    ["for 2 seconds less than the server offers", 7_900, {}, "keep-alive: timeout=10\r\n"],
    ["for as long as the server offers, even if that is longer", 597_900, {}, "keep-alive: timeout=600\r\n"],
  ])("is kept %s", async (_how, time, options, headers) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { server, open } = await numbered(undefined, headers);
    const fetch = nodeFetch(options);
    await ask(fetch, server.url);
    await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(time);
    expect(await ask(fetch, server.url)).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(time + 200);
    await until(() => open.size === 0);
    expect(await ask(fetch, server.url)).toBe(2);
  });
});
