import * as zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { NODE_WAYS } from "../../test-support/node-ways.js";
import { type RawServer, rawServer } from "../../test-support/raw-server.js";
import { input, read, rejection, send, testClient } from "../../test-support/test-client.js";
import { createNodeFetch, type NodeFetch } from "../index.js";

const opened = closedAfterEach();

/** Serves bytes with headers; `closed` is whether the connection was closed. */
async function serving(body: Uint8Array, headers: string): Promise<RawServer & { closed(): boolean }> {
  let closed = false;
  const server = await rawServer(
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n${headers}\r\n`);
      socket.write(body);
    },
    (socket) => socket.on("close", () => (closed = true)),
  );
  opened(server);
  return Object.assign(server, { closed: () => closed });
}

describe.each(NODE_WAYS)("over %s:", (_name, via) => {
  function nodeFetch(options = {}): NodeFetch {
    return via(opened(createNodeFetch({ proxy: false, keepAliveTimeout: 600_000, ...options })));
  }

  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  const plain = JSON.stringify({ text: "ä".repeat(5_000) });
  const codings: [string, (text: string) => Uint8Array][] = [
    ["gzip", zlib.gzipSync],
    ["x-gzip", zlib.gzipSync],
    ["GZIP", zlib.gzipSync],
    ["deflate", zlib.deflateSync],
    ["deflate", zlib.deflateRawSync],
    ["br", zlib.brotliCompressSync],
    ...(zlib.zstdCompressSync ? [["zstd", zlib.zstdCompressSync] as [string, (text: string) => Uint8Array]] : []),
  ];

  describe("a compressed body", () => {
    it.each(codings)("in %s is decompressed", async (coding, compress) => {
      const server = await serving(compress(plain), `content-encoding: ${coding}\r\n`);
      const { data } = await testClient({ fetch: nodeFetch() }, { baseUrl: server.url }).call(read, input);
      expect(data).toEqual(JSON.parse(plain));
    });

    it("that is empty is empty", async () => {
      const server = await serving(new Uint8Array(), "content-encoding: gzip\r\n");
      const { data } = await testClient({ fetch: nodeFetch() }, { baseUrl: server.url }).call(send, input);
      expect(data).toBeUndefined();
    });

    it.each(["compress", "gzip, compress", "identity"])("in %s is returned unchanged", async (coding) => {
      const server = await serving(Buffer.from(plain), `content-encoding: ${coding}\r\n`);
      expect(await ((await nodeFetch()(server.url)) as Response).text()).toBe(plain);
    });

    it.each([
      ["is not compressed", Buffer.from("no gzip at all")],
      ["breaks off", zlib.gzipSync(plain).subarray(0, 30)],
    ])("that %s leaves a send unknown", async (_what, body) => {
      const server = await serving(body, "content-encoding: gzip\r\n");
      const client = testClient({ fetch: nodeFetch() }, { baseUrl: server.url });
      expect(await rejection(client.call(send, input))).toMatchObject({
        name: "ConnectionError",
        outcome: "unknown",
        attempts: 1,
      });
    });
  });

  describe("a body that is too large", () => {
    const large = Buffer.alloc(3_000_000, "x");
    const bomb = zlib.gzipSync(Buffer.alloc(50_000_000, "x"));

    it.each([
      ["as it is", large, ""],
      ["once unfolded", bomb, "content-encoding: gzip\r\n"],
    ])("%s is refused by the client's own bound, and no more of it is taken", async (_what, body, headers) => {
      const server = await serving(body, headers);
      const options = { fetch: nodeFetch({ maxResponseBytes: 1 }), maxResponseBytes: 1_000_000 };
      const error = await rejection(testClient(options, { baseUrl: server.url }).call(send, input));
      expect(error).toMatchObject({ name: "ResponseParseError", outcome: "unknown" });
      expect((error as Error).message).toContain("larger than maxResponseBytes (1000000)");
      // A body that is small while compressed has already arrived completely.
      if (headers === "") await until(server.closed);
    });

    it("is refused by the limit of createNodeFetch if the client sets no limit", async () => {
      const server = await serving(large, "");
      const answer = (await nodeFetch({ maxResponseBytes: 1_000_000 })(server.url)) as Response;
      await expect(answer.text()).rejects.toThrow("larger than maxResponseBytes (1000000)");
      await until(server.closed);
    });

    it("may be as large as the client's limit, even if that of createNodeFetch is smaller", async () => {
      const body = Buffer.from(JSON.stringify("x".repeat(998)));
      const server = await serving(body, "");
      const options = { fetch: nodeFetch({ maxResponseBytes: 999 }), maxResponseBytes: 1_000 };
      const { data } = await testClient(options, { baseUrl: server.url }).call(read, input);
      expect(data).toBe("x".repeat(998));
    });
  });

  it("a character that was split between two pieces is put together, and a byte order mark is dropped", async () => {
    const body = Buffer.from('\ufeff{"a":"ä"}');
    const cut = body.indexOf(0xa4);
    const server = await rawServer((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
      socket.write(body.subarray(0, cut));
      setTimeout(() => socket.write(body.subarray(cut)), 10);
    });
    opened(server);
    const { data } = await testClient({ fetch: nodeFetch() }, { baseUrl: server.url }).call(read, input);
    expect(data).toEqual({ a: "ä" });
  });
});
