import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { type RawServer, rawServer, writeJson } from "../../test-support/raw-server.js";
import { input, rejection, send, testClient } from "../../test-support/test-client.js";
import { createNodeFetch, type NodeFetchOptions } from "../index.js";

// Proxies that do not open a tunnel, on real sockets. Each attempt makes one connection and sends nothing, without a loop.

const opened = closedAfterEach();

async function proxyThat(answer: (socket: Socket) => void, onConnect?: (socket: Socket) => void): Promise<RawServer> {
  return opened(await rawServer(answer, onConnect));
}

const clientOf = (proxy: RawServer, options: NodeFetchOptions = {}, baseUrl = "https://api.example.com") =>
  testClient({ fetch: opened(createNodeFetch({ proxy: proxy.url, ...options })), maxRetries: 0 }, { baseUrl });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const hugeHead = `HTTP/1.1 200 OK\r\n${`x-fill: ${"x".repeat(1_000)}\r\n`.repeat(70)}\r\n`;

const refusals: [what: string, answer: (socket: Socket) => void, words: string][] = [
  ["hangs up", (socket) => socket.end(), "closed the connection"],
  ["resets the connection", (socket) => socket.resetAndDestroy(), "ECONNRESET"],
  ["breaks off within its head", (socket) => socket.end("HTTP/1.1 200 O"), "closed the connection"],
  ["hangs up after a 100", (socket) => socket.end("HTTP/1.1 100 Continue\r\n\r\n"), "closed the connection"],
  ["answers 403", (socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n"), "answered 403"],
  ["answers 407", (socket) => socket.write("HTTP/1.1 407 No\r\ncontent-length: 3\r\n\r\nno!"), "answered 407"],
  ["answers 502", (socket) => socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n"), "answered 502"],
  ["answers 302", (socket) => socket.end("HTTP/1.1 302 Found\r\nlocation: /\r\n\r\n"), "answered 302"],
  ["is not an HTTP server", (socket) => socket.write("SSH-2.0-OpenSSH_9.9\r\n"), "is not HTTP"],
  ["has a status of letters", (socket) => socket.write("HTTP/1.1 abc OK\r\n\r\n"), "is not HTTP"],
  ["has a huge head", (socket) => socket.write(hugeHead), "is too large"],
  ["sends 100 for ever", (socket) => socket.write("HTTP/1.1 100 Continue\r\n\r\n".repeat(3_000)), "is too large"],
];

describe("a proxy that", () => {
  it.each(refusals)("%s ends the attempt at once: not sent, after one connection", async (_what, answer, words) => {
    const proxy = await proxyThat(answer);
    const error = (await rejection(clientOf(proxy).call(send, input))) as Error;
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "not-sent", attempts: 1 });
    expect(error.message).toContain(words);
    await pause(30);
    expect(proxy.connections).toBe(1);
  });

  it("closes the connection before the CONNECT ends the attempt at once", async () => {
    const proxy = await proxyThat(
      () => {},
      (socket) => socket.end(),
    );
    const error = await rejection(clientOf(proxy).call(send, input));
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
    await pause(30);
    expect(proxy.connections).toBe(1);
  });

  it.each(["no HTTP", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"])(
    "opens a tunnel that sends %j before any request does not cause endless attempts",
    async (words) => {
      const proxy = await proxyThat((socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${words}`));
      const error = await rejection(clientOf(proxy, {}, "http://api.example.com").call(send, input));
      expect(error).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
      expect((error as Error).message).toContain("broke before the request was written");
      await pause(30);
      expect(proxy.connections).toBe(1);
    },
  );

  it("closes the connection gets one connection for each attempt", async () => {
    const proxy = await proxyThat((socket) => socket.end());
    const error = await rejection(clientOf(proxy).call(send, input, { maxRetries: 2 }));
    expect(error).toMatchObject({ outcome: "not-sent", attempts: 3 });
    expect(proxy.connections).toBe(3);
  });

  it("never answers ends the attempt after connectTimeout", async () => {
    const proxy = await proxyThat(() => {});
    const error = await rejection(clientOf(proxy, { connectTimeout: 50 }).call(send, input));
    expect(error).toMatchObject({ outcome: "not-sent", code: "UND_ERR_CONNECT_TIMEOUT" });
    expect(proxy.connections).toBe(1);
  });

  it("opens the tunnel and closes it causes no loop", async () => {
    const proxy = await proxyThat((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n"));
    const tls = await rejection(clientOf(proxy).call(send, input));
    expect(tls).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
    const plain = clientOf(proxy, {}, "http://api.example.com");
    // Whether the request was written before the end was noticed is random.
    expect(await rejection(plain.call(send, input))).toMatchObject({ name: "ConnectionError" });
    await pause(30);
    expect(proxy.connections).toBe(2);
  });

  it.each([
    "HTTP/1.1 200 OK\r\n\r\n",
    "HTTP/1.0 200 Connection established\r\nvia: x\r\n\r\n",
    "HTTP/1.1 204 Fine\n\n",
  ])("answers %j opens the tunnel", async (head) => {
    const proxy = await proxyThat((socket) => {
      if (socket.bytesWritten === 0) socket.write(head);
      else writeJson(socket, 200, { there: true });
    });
    const { data } = await clientOf(proxy, {}, "http://api.example.com").call(send, input);
    expect(data).toEqual({ there: true });
    expect(proxy.requests.map(({ method }) => method)).toEqual(["CONNECT", "POST"]);
  });

  it("sends a 100 before its 200 opens the tunnel, however its response is split", async () => {
    const proxy = await proxyThat(async (socket) => {
      if (socket.bytesWritten > 0) return writeJson(socket, 200, { there: true });
      for (const piece of ["HTTP/1.1 100 Con", "tinue\r\n\r\nHTT", "P/1.1 200 OK\r\nx-a: b\r", "\n\r\n"]) {
        socket.write(piece);
        await pause(5);
      }
    });
    const { data } = await clientOf(proxy, {}, "http://api.example.com:81").call(send, input);
    expect(data).toEqual({ there: true });
    expect(proxy.connections).toBe(1);
    expect(proxy.requests[0]?.head).toMatch(
      /^CONNECT api\.example\.com:81 HTTP\/1\.1\r\nhost: api\.example\.com:81\r\n/i,
    );
  });
});
