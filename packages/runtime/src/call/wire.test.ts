import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Operation } from "../api/operation.js";
import type { ClientError } from "../errors/errors.js";
import { createNodeFetch } from "../node/index.js";
import { certificate } from "../test-support/certificate.js";
import { NODE_WAYS } from "../test-support/node-ways.js";
import { type RawServer, rawServer, writeJson } from "../test-support/raw-server.js";
import { input, read, rejection, replace, send, testClient } from "../test-support/test-client.js";

// Real sockets, on the Node that runs this. The platform's own fetch shows that the allow-list in errors/failed-fetch.ts is
// right. createNodeFetch shows how its knowledge of written requests improves the outcomes.

const servers: { close(): unknown }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function raw(...args: Parameters<typeof rawServer>): Promise<RawServer> {
  const server = await rawServer(...args);
  servers.push(server);
  return server;
}

const nodeFetch = createNodeFetch({ connectTimeout: 600_000, proxy: false });
const impatientFetch = createNodeFetch({ connectTimeout: 1_000, proxy: false });
afterAll(() => Promise.all([nodeFetch.close(), impatientFetch.close()]));

const once_ = { maxRetries: 0 };

describe.each([
  { transport: "the platform's fetch", fetch: undefined, knowsWhatWasSent: false },
  ...NODE_WAYS.map(([transport, via]) => ({ transport, fetch: via(nodeFetch), knowsWhatWasSent: true })),
])("over $transport", ({ fetch, knowsWhatWasSent }) => {
  const clientOf = (baseUrl: string) => testClient({ fetch }, { baseUrl });
  const failure = async (
    baseUrl: string,
    operation: Operation = send,
    options = once_,
    client = clientOf(baseUrl),
  ): Promise<ClientError> =>
    (await rejection(
      client.call(operation, operation === read ? input : { ...input, body: { a: 1 } }, options),
    )) as ClientError;

  async function closedPort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, "close");
    return port;
  }

  describe("on a connection that never opened", () => {
    it("a refused connection is not sent", async () => {
      expect(await failure(`http://127.0.0.1:${await closedPort()}`)).toMatchObject({
        outcome: "not-sent",
        code: "ECONNREFUSED",
      });
    });

    it("a refused connection to a name with several addresses is not sent", async () => {
      expect(await failure(`http://localhost:${await closedPort()}`)).toMatchObject({ outcome: "not-sent" });
    });

    it("a name that does not resolve is not sent", async () => {
      const error = await failure("http://does-not-exist.invalid");
      expect(error).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
      expect(["ENOTFOUND", "EAI_AGAIN"]).toContain((error as { code?: string }).code);
    });

    it("a connection that the server never accepts is not sent, after the platform stops connecting", async () => {
      // A stopped process: once its short queue is full, the kernel lets new connections wait for ever.
      const script =
        'const s=require("net").createServer();s.listen(0,"127.0.0.1",1,()=>console.log(s.address().port))';
      const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
      try {
        const [chunk] = (await once(child.stdout, "data")) as [Buffer];
        const port = Number(chunk.toString());
        child.kill("SIGSTOP");
        const fillers = Array.from({ length: 8 }, () => connect(port, "127.0.0.1").on("error", () => {}));
        servers.push({ close: () => fillers.forEach((socket) => void socket.destroy()) });
        await new Promise((resolve) => setTimeout(resolve, 300));
        const baseUrl = `http://127.0.0.1:${port}`;
        const impatient = testClient({ fetch: fetch && impatientFetch }, { baseUrl });
        expect(await failure(baseUrl, send, once_, impatient)).toMatchObject({
          outcome: "not-sent",
          code: "UND_ERR_CONNECT_TIMEOUT",
        });
      } finally {
        child.kill("SIGKILL");
      }
    });

    it("a refused certificate is not sent, and not retried", async () => {
      const server = createTlsServer(certificate)
        .on("tlsClientError", () => {})
        .listen(0, "127.0.0.1");
      servers.push(server);
      await once(server, "listening");
      const error = await failure(`https://127.0.0.1:${(server.address() as { port: number }).port}`, read, {
        maxRetries: 2,
      });
      expect(error).toMatchObject({ outcome: "not-sent", code: "DEPTH_ZERO_SELF_SIGNED_CERT", attempts: 1 });
    });

    it("a TLS version that the server refuses is not sent", async () => {
      const old = {
        ...certificate,
        minVersion: "TLSv1",
        maxVersion: "TLSv1.1",
        ciphers: "DEFAULT@SECLEVEL=0",
      } as const;
      const server = createTlsServer(old)
        .on("tlsClientError", () => {})
        .listen(0, "127.0.0.1");
      servers.push(server);
      await once(server, "listening");
      const error = await failure(`https://127.0.0.1:${(server.address() as { port: number }).port}`);
      expect(error).toMatchObject({ outcome: "not-sent" });
    });
  });

  describe("on a connection that opened", () => {
    it("a reset before the request was read leaves a send unknown", async () => {
      const server = await raw(
        () => {},
        (socket) => setTimeout(() => socket.resetAndDestroy(), 5),
      );
      expect(await failure(server.url)).toMatchObject({ outcome: "unknown" });
    });

    it("a server without TLS is not sent if the transport knows, otherwise unknown, because the same error can end an open connection", async () => {
      const server = createServer(
        (socket) => void socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"),
      ).listen(0, "127.0.0.1");
      servers.push(server);
      await once(server, "listening");
      expect(await failure(`https://127.0.0.1:${(server.address() as { port: number }).port}`)).toMatchObject({
        outcome: knowsWhatWasSent ? "not-sent" : "unknown",
      });
    });

    const ways: [string, (socket: import("node:net").Socket) => void][] = [
      ["a reset", (socket) => socket.resetAndDestroy()],
      ["a quiet end", (socket) => socket.end()],
      [
        "a reset in the middle of the head",
        (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-ty", () => socket.resetAndDestroy()),
      ],
      [
        "a reset in the middle of the body",
        (socket) =>
          socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"a":', () =>
            setTimeout(() => socket.resetAndDestroy(), 20),
          ),
      ],
      [
        "an end in the middle of a chunked body",
        (socket) =>
          socket.write(
            'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n',
            () => socket.end(),
          ),
      ],
    ];

    describe.each(ways)("%s after the request was read", (_name, breakOff) => {
      it.each(["fresh", "reused"])("leaves a send unknown on a %s connection, and it arrived once", async (kind) => {
        const server = await raw((socket, { method }) =>
          method === "GET" ? writeJson(socket, 200, {}) : breakOff(socket),
        );
        const client = clientOf(server.url);
        if (kind === "reused") {
          await client.call(read, input);
          // The platform needs a moment to notice that the connection is free again.
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        const error = (await rejection(client.call(send, { ...input, body: { a: 1 } }))) as ClientError;
        expect(error).toMatchObject({ outcome: "unknown", attempts: 1 });
        expect(["ConnectionError", "TimeoutError"]).toContain(error.name);
        // Time for a retry by the platform itself to arrive.
        await new Promise((resolve) => setTimeout(resolve, 50));
        const posts = server.requests.filter(({ method }) => method === "POST");
        expect(posts).toHaveLength(1);
        if (kind === "reused") expect(posts[0]?.onConnection).toBe(2);
      });

      it("lets a replace be retried, and it succeeds", async () => {
        let broken = 0;
        const server = await raw((socket) =>
          broken++ === 0 ? breakOff(socket) : writeJson(socket, 200, { ok: true }),
        );
        const { data } = await clientOf(server.url).call(replace, { ...input, body: {} });
        expect(data).toEqual({ ok: true });
        expect(server.requests).toHaveLength(2);
      });
    });

    it("an answer that never arrives ends by timeout, unknown, and the connection is closed", async () => {
      const server = await raw(() => {});
      const error = (await rejection(clientOf(server.url).call(send, input, { timeout: 50 }))) as ClientError;
      expect(error).toMatchObject({ name: "TimeoutError", outcome: "unknown" });
    });

    it("an answer whose body trickles for ever ends by timeout too", async () => {
      const server = await raw((socket) => {
        socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n");
        const drip = setInterval(() => socket.write("1\r\n \r\n"), 10);
        socket.on("close", () => clearInterval(drip));
      });
      expect(await rejection(clientOf(server.url).call(send, input, { timeout: 100 }))).toMatchObject({
        name: "TimeoutError",
        outcome: "unknown",
      });
    });
  });

  describe("a redirect to another origin", () => {
    it.each([301, 302, 303, 307, 308])("by %d sends neither the request nor its credentials there", async (status) => {
      const other = await raw((socket) => writeJson(socket, 200, {}));
      const server = await raw((socket) => writeJson(socket, status, {}, `location: ${other.url}/steal\r\n`));
      expect(await failure(server.url)).toMatchObject({ status, outcome: "unknown" });
      expect(other.connections).toBe(0);
      expect(server.requests).toHaveLength(1);
    });
  });
});
