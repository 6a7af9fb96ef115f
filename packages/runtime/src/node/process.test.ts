import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { NODE_ENTRY, runChild, runScript } from "../test-support/child.js";
import { closedAfterEach } from "../test-support/closed-after-each.js";
import { rawServer, writeJson } from "../test-support/raw-server.js";
import { createNodeFetch } from "./index.js";

// The effects of createNodeFetch on the process.

const opened = closedAfterEach();

const sizes = [1, 20, 100, 300, 1_000, 4_000].map((kiB) => kiB * 1024);
const fast = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } };
const codings = {
  gzip: (body: Buffer): Buffer => zlib.gzipSync(body, { level: 1 }),
  br: (body: Buffer): Buffer => zlib.brotliCompressSync(body, fast),
  identity: (body: Buffer): Buffer => body,
};

/** Serves `/<coding>/<size>` with incompressible content, then closes the connection. */
async function closing(): Promise<Server> {
  const random = randomBytes(sizes.at(-1) ?? 0);
  const server = createServer((request, response) => {
    const [, coding, size] = (request.url ?? "").split("/");
    const body = codings[coding as keyof typeof codings](random.subarray(0, Number(size)));
    response.writeHead(200, {
      connection: "close",
      ...(coding === "identity" ? {} : { "content-encoding": coding }),
      ...(request.method === "POST" ? {} : { "content-length": body.length }),
    });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return opened(server);
}

it.each(Object.keys(codings))(
  "a body in %s of any size, with connection: close, is read completely",
  async (coding) => {
    const { port } = (await closing()).address() as AddressInfo;
    const { code, stdout, stderr } = await runChild(`
    const fetch = createNodeFetch({ proxy: false });
    let bytes = 0;
    for (const method of ["GET", "POST"]) for (const size of ${JSON.stringify(sizes)}) {
      const url = "http://127.0.0.1:${port}/${coding}/" + size;
      const answers = await Promise.all([1, 2, 3].map(() => fetch(url, { method })));
      for (const answer of answers) bytes += (await answer.arrayBuffer()).byteLength;
    }
    console.log(bytes);`);
    expect(stderr).toBe("");
    expect(stdout).toBe(String(6 * sizes.reduce((sum, size) => sum + size, 0)));
    expect(code).toBe(0);
  },
);

describe("a process ends", () => {
  it("while connections are idle", async () => {
    const server = opened(await rawServer((socket) => writeJson(socket, 200, { a: 1 })));
    const { code, stdout } = await runChild(`
      const fetch = createNodeFetch({ proxy: false, keepAliveTimeout: 600000 });
      console.log(await (await fetch(${JSON.stringify(server.url)})).text());`);
    expect(stdout).toBe('{"a":1}');
    expect(code).toBe(0);
  });

  it.each([
    ["directly", { proxy: false }],
    ["through a proxy", { proxy: "http:" }],
    ["through a proxy by TLS", { proxy: "https:" }],
  ])("after a call that timed out while it was connecting %s", async (_way, { proxy }) => {
    // Accepts connections and never answers.
    const server = opened(
      await rawServer(
        () => {},
        (socket) => socket.resume(),
      ),
    );
    const { host } = new URL(server.url);
    const options = { connectTimeout: 600_000, proxy: proxy && `${proxy}//${host}` };
    const { code, stdout } = await runChild(`
      const fetch = createNodeFetch(${JSON.stringify(options)});
      const error = await ended(fetch("https://${host}", { signal: AbortSignal.timeout(50) }));
      console.log(error.name);`);
    expect(stdout).toBe("TimeoutError");
    expect(code).toBe(0);
    expect(server.connections).toBe(1);
  });

  it.each(["", "HTTP/1.1 100 Continue\r\n\r\n"])("after a proxy sent %j and closed the connection", async (words) => {
    const proxy = opened(await rawServer((socket) => socket.end(words)));
    const { code, stdout } = await runChild(`
      const fetch = createNodeFetch({ proxy: "${proxy.url}", connectTimeout: 600000 });
      const error = await ended(fetch("https://api.example.com", { signal: AbortSignal.timeout(600000) }));
      console.log(error.message);`);
    expect(stdout).toBe("fetch failed");
    expect(code).toBe(0);
    expect(proxy.connections).toBe(1);
  });
});

// Node sets its own global agent when its `fetch` or `Headers` is first used, unless there is one already.
it.each(["before", "after"])(
  "the platform's fetch keeps its own connections if it is first used %s the import",
  async (when) => {
    const { stdout, stderr } = await runScript(`
    const use = async () => void (await fetch("data:,a"));
    const agents = () => [1, 2].map((version) => globalThis[Symbol.for("undici.globalDispatcher." + version)]);
    ${when === "before" ? "await use();" : ""}
    const before = agents();
    const { createNodeFetch } = await import(${JSON.stringify(NODE_ENTRY)});
    await createNodeFetch({ proxy: false })("http://127.0.0.1:1").catch(() => {});
    await use();
    const { default: Agent } = await import(${JSON.stringify(import.meta.resolve("undici/lib/dispatcher/agent.js"))});
    const isKept = agents().every((agent, at) => before[at] === undefined || before[at] === agent);
    console.log(isKept, agents().some((agent) => agent instanceof Agent));`);
    expect(stderr).toBe("");
    expect(stdout).toBe("true false");
  },
);

// The platform's `fetch` takes a process a tenth of a second to load.
it("a call of a client does not load the platform's fetch", async () => {
  const server = opened(await rawServer((socket) => writeJson(socket, 200, { a: 1 })));
  const { stdout } = await runChild(`
    const { createClient, tokenSource } = await import(${JSON.stringify(import.meta.resolve("@invitation-clients/runtime"))});
    const operation = { id: "read", method: "GET", path: "/", effect: "read", timeout: 600000, rateLimitGroup: "all" };
    const client = createClient({
      baseUrl: "${server.url}",
      operations: { operation },
      dialect: { requestIdHeader: "x-request-id", describe: () => undefined, readErrorBody: (body) => body },
      tokens: tokenSource("test-token"),
      options: { fetch: createNodeFetch({ proxy: false }), headers: { "x-one": "1" } },
      userAgent: "test",
    });
    const { data, answer } = await client.call(operation, {});
    const isLoaded = () => process.moduleLoadList.some((module) => module.includes("deps/undici"));
    console.log(data.a, isLoaded(), answer.headers.get("content-type"), isLoaded());`);
  expect(stdout).toBe("1 false application/json true");
});

it("on Bun it throws at once", () => {
  const { versions } = process;
  Object.defineProperty(process, "versions", { value: { ...versions, bun: "1.3.0" }, configurable: true });
  try {
    const refused = {
      name: "ConfigError",
      outcome: "not-sent",
      message: expect.stringContaining("does not work on Bun"),
    };
    expect(() => createNodeFetch()).toThrow(expect.objectContaining(refused));
  } finally {
    Object.defineProperty(process, "versions", { value: versions, configurable: true });
  }
});
