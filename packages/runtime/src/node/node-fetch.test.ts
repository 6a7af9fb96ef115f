import { describe, expect, it } from "vitest";
import { closedAfterEach } from "../test-support/closed-after-each.js";
import { type RawServer, rawServer, writeJson } from "../test-support/raw-server.js";
import { input, read, rejection, send, testClient } from "../test-support/test-client.js";
import { createNodeFetch, type NodeFetch, type NodeFetchOptions } from "./index.js";

const opened = closedAfterEach();

async function raw(...args: Parameters<typeof rawServer>): Promise<RawServer> {
  return opened(await rawServer(...args));
}

function nodeFetch(options: NodeFetchOptions = {}): NodeFetch {
  return opened(createNodeFetch({ proxy: false, ...options }));
}

const ask = async (url: string, init?: Parameters<NodeFetch>[1], options?: NodeFetchOptions): Promise<Response> =>
  (await nodeFetch(options)(url, init)) as Response;

describe("a request", () => {
  it("is sent as given, with its content-length", async () => {
    const server = await raw((socket) => writeJson(socket, 200, {}));
    const headers = new Headers({ "x-one": "1", "content-type": "application/json" });
    await ask(`${server.url}/a/b?c=d`, { method: "POST", headers, body: '{"ä":1}' });
    const [{ head, body } = { head: "", body: "" }] = server.requests;
    expect(head).toMatch(/^POST \/a\/b\?c=d HTTP\/1\.1\r\n/);
    expect(head).toContain("content-length: 8");
    expect(head).toContain("x-one: 1");
    expect(Buffer.from(body, "latin1").toString()).toBe('{"ä":1}');
  });

  it("may have bytes as its body", async () => {
    const server = await raw((socket) => writeJson(socket, 200, {}));
    await ask(server.url, { method: "PUT", body: new Uint8Array([104, 105]) });
    expect(server.requests[0]?.body).toBe("hi");
  });

  it("accepts every type and every supported coding, unless its headers say otherwise", async () => {
    const server = await raw((socket) => writeJson(socket, 200, {}));
    await ask(server.url);
    await ask(server.url, { headers: new Headers({ "Accept-Encoding": "identity", ACCEPT: "text/plain" }) });
    const accepts = server.requests.map(({ head }) =>
      head
        .match(/^accept.*$/gm)
        ?.sort()
        .join(),
    );
    expect(accepts[0]).toMatch(/^accept-encoding: gzip, deflate, br(, zstd)?,accept: \*\/\*$/);
    expect(accepts[1]).toBe("accept-encoding: identity,accept: text/plain");
  });

  it("that cannot be written fails as not sent", async () => {
    const server = await raw((socket) => writeJson(socket, 200, {}));
    const client = testClient({ fetch: nodeFetch(), maxRetries: 0 }, { baseUrl: server.url });
    const badFetch = nodeFetch();
    await expect(badFetch("no url")).rejects.toThrow("fetch failed");
    await expect(badFetch(server.url, { method: "BAD METHOD" as never })).rejects.toThrow("invalid request method");
    await client.call(read, input);
    expect(server.requests).toHaveLength(1);
  });
});

describe("an answer", () => {
  it("keeps every header, even several with the same name", async () => {
    const more = "Set-Cookie: a=1\r\nset-cookie: b=2\r\nX-One: é \r\nX-Two: 1\r\nX-Two: 2\r\n";
    const server = await raw((socket) => writeJson(socket, 200, { a: 1 }, more));
    const answer = await ask(server.url);
    expect(answer.headers).toBeInstanceOf(Headers);
    expect(answer.headers.get("x-one")).toBe(Buffer.from("é").toString("latin1"));
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(answer.headers.get("x-two")).toBe("1, 2");
    expect(await answer.json()).toEqual({ a: 1 });
    expect(answer.bodyUsed).toBe(true);
    await expect(answer.text()).rejects.toThrow("read already");
  });

  it("of a client has the same headers each time that they are read", async () => {
    const server = await raw((socket) => writeJson(socket, 200, {}));
    const { answer } = await testClient({ fetch: nodeFetch() }, { baseUrl: server.url }).call(read, input);
    expect(answer.headers).toBe(answer.headers);
  });

  it("with a header that Headers cannot represent is a failure", async () => {
    const server = await raw((socket) => writeJson(socket, 200, {}, "x-one: a\0b\r\n"));
    await expect(ask(server.url)).rejects.toThrow("fetch failed");
  });

  it.each(["with its head", "after its head"])("that is not JSON and arrives %s is reported as such", async (when) => {
    const server = await raw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n");
      if (when === "with its head") socket.write("no");
      else setTimeout(() => socket.write("no"), 20);
    });
    await expect((await ask(server.url)).json()).rejects.toThrow(SyntaxError);
  });

  it("is readable as text, JSON, bytes and a stream", async () => {
    const server = await raw((socket) => writeJson(socket, 200, { a: 1 }));
    const fetch = nodeFetch();
    const get = async (): Promise<Response> => (await fetch(server.url)) as Response;
    expect(await (await get()).text()).toBe('{"a":1}');
    expect(Buffer.from(await (await get()).arrayBuffer()).toString()).toBe('{"a":1}');
    expect(await new Response((await get()).body).text()).toBe('{"a":1}');
  });

  it.each([301, 302, 307, 308])("with %d is returned as it is", async (status) => {
    const server = await raw((socket) => writeJson(socket, status, {}, "location: /elsewhere\r\n"));
    const answer = await ask(server.url);
    expect(answer.status).toBe(status);
    expect(answer.ok).toBe(false);
    expect(answer.headers.get("location")).toBe("/elsewhere");
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ["HEAD", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n"],
    ["GET", "HTTP/1.1 204 No Content\r\n\r\n"],
    ["GET", "HTTP/1.1 304 Not Modified\r\ncontent-length: 10\r\n\r\n"],
  ])("to %s without a body: %j", async (method, head) => {
    const server = await raw((socket) => void socket.write(head));
    const answer = await ask(server.url, { method });
    expect(answer.body).toBeNull();
    expect(await answer.text()).toBe("");
  });

  it("is the one after all 1xx answers", async () => {
    const server = await raw((socket) => {
      socket.write("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n");
      writeJson(socket, 200, { last: true });
    });
    const answer = await ask(server.url);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ last: true });
  });
});

describe("connections", () => {
  it("are reused, even if the body was not read", async () => {
    const server = await raw((socket) => writeJson(socket, 200, { a: "x".repeat(200_000) }));
    const fetch = nodeFetch({ connections: 1 });
    for (let turn = 0; turn < 3; turn += 1) await fetch(server.url);
    expect(server.requests.map(({ onConnection }) => onConnection)).toEqual([1, 2, 3]);
  });

  it("carry one request at a time, however many are waiting", async () => {
    let most = 0;
    let now = 0;
    const server = await raw((socket) => {
      most = Math.max(most, ++now);
      setTimeout(() => {
        now -= 1;
        writeJson(socket, 200, {});
      }, 5);
    });
    const fetch = nodeFetch({ connections: 2 });
    await Promise.all(Array.from({ length: 6 }, async () => ((await fetch(server.url)) as Response).text()));
    expect(server.connections).toBe(2);
    expect(most).toBe(2);
  });

  it("end with close(), and later requests are not sent", async () => {
    const server = await raw((socket) => setTimeout(() => writeJson(socket, 200, { late: true }), 20));
    const fetch = createNodeFetch({ proxy: false });
    const client = testClient({ fetch, maxRetries: 0 }, { baseUrl: server.url });
    const underWay = client.call(read, input);
    // The request is in flight once the server has received it.
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    // Whoever else closes it waits too.
    await Promise.all([fetch.close(), fetch.close()]);
    expect((await underWay).data).toEqual({ late: true });
    expect(await rejection(client.call(send, input))).toMatchObject({ outcome: "not-sent" });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a caller's own function around it", () => {
  it.each<[name: string, around: (fetch: NodeFetch, see: () => void) => NodeFetch]>([
    [
      "a proxy",
      (fetch, see) =>
        new Proxy(fetch, {
          apply(target, self, args) {
            see();
            return Reflect.apply(target, self, args);
          },
        }),
    ],
    [
      "a proxy that binds its methods",
      (fetch, see) =>
        new Proxy(fetch, {
          get(target, key) {
            const value: unknown = Reflect.get(target, key);
            return typeof value === "function" ? value.bind(target) : value;
          },
          apply(target, self, args) {
            see();
            return Reflect.apply(target, self, args);
          },
        }),
    ],
    [
      "a function that got its properties",
      (fetch, see) =>
        Object.defineProperties((...args: Parameters<NodeFetch>) => {
          see();
          return fetch(...args);
        }, Object.getOwnPropertyDescriptors(fetch)) as NodeFetch,
    ],
  ])("%s sees every request", async (_name, around) => {
    const server = await raw((socket) => writeJson(socket, 200, {}));
    let seen = 0;
    const fetch = around(nodeFetch(), () => (seen += 1));
    const client = testClient({ fetch }, { baseUrl: server.url });
    await client.call(read, input);
    await client.call(send, { ...input, body: { a: 1 } });
    expect(seen).toBe(2);
    expect(server.requests).toHaveLength(2);
  });
});

describe("options", () => {
  it.each([
    [{ connectTimeout: 0 }, "connectTimeout"],
    [{ bodyTimeout: "1" }, "bodyTimeout"],
    [{ keepAliveTimeout: Number.NaN }, "keepAliveTimeout"],
    [{ connections: 1.5 }, "connections"],
    [{ maxResponseBytes: 0 }, "maxResponseBytes"],
    [{ proxy: "user:hunter2@proxy" }, "proxy"],
    [{ proxy: "socks5://user:hunter2@proxy" }, "proxy"],
    [{ proxy: true }, "proxy"],
    [{ ca: "/etc/ca.pem" }, "ca"],
    [{ ca: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" }, "ca"],
    [{ fetch: null }, "fetch"],
    [{ fetch: "https://user:hunter2@proxy" }, "fetch"],
    [{ connectionTimeout: 1 }, "connectionTimeout"],
    [null, "createNodeFetch"],
  ])("%j is refused", (options, name) => {
    let error: unknown;
    try {
      createNodeFetch(options as NodeFetchOptions);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: "ConfigError", outcome: "not-sent" });
    expect((error as Error).message).toContain(name);
    expect((error as Error).message).not.toContain("hunter2");
  });
});
