import { createServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { rawServer, writeJson } from "../../test-support/raw-server.js";
import { createNodeFetch, type NodeFetch } from "../index.js";

// A call that is aborted while its connection is being opened leaves nothing behind.

const opened = closedAfterEach();

/** Accepts connections and never answers, neither a TLS handshake nor a CONNECT. */
async function silent() {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened({
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  });
  const { port } = server.address() as { port: number };
  return { port, open, connections: () => connections };
}

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 1));
};

const ways = [
  {
    way: "directly",
    ask: (port: number) => ({ options: { proxy: false as const }, url: `https://127.0.0.1:${port}` }),
  },
  {
    way: "through a proxy",
    ask: (port: number) => ({ options: { proxy: `http://127.0.0.1:${port}` }, url: "https://api.example.com" }),
  },
  {
    way: "through a proxy by TLS",
    ask: (port: number) => ({ options: { proxy: `https://127.0.0.1:${port}` }, url: "https://api.example.com" }),
  },
];

describe.each(ways)("$way", ({ ask }) => {
  it("many calls that are aborted at once leave no connection", async () => {
    const server = await silent();
    const { options, url } = ask(server.port);
    const fetch = opened(createNodeFetch({ ...options, connectTimeout: 600_000 }));
    const controller = new AbortController();
    const calls = Array.from({ length: 16 }, () => fetch(url, { signal: controller.signal }));
    await until(() => server.open.size === 16);
    controller.abort("enough");
    expect(await Promise.allSettled(calls)).toEqual(calls.map(() => ({ status: "rejected", reason: "enough" })));
    await until(() => server.open.size === 0);
    expect(server.connections()).toBe(16);
  });

  it("calls that are aborted in the turn in which they start leave no connection", async () => {
    const server = await silent();
    const { options, url } = ask(server.port);
    const fetch = opened(createNodeFetch({ ...options, connectTimeout: 600_000 }));
    for (let turn = 0; turn < 8; turn += 1) {
      const controller = new AbortController();
      const call = fetch(url, { signal: controller.signal });
      controller.abort("enough");
      await expect(call).rejects.toBe("enough");
    }
    await fetch.close();
    await until(() => server.open.size === 0);
  });

  it("close() does not wait for an aborted call", async () => {
    const server = await silent();
    const { options, url } = ask(server.port);
    const fetch = createNodeFetch({ ...options, connectTimeout: 600_000 });
    const controller = new AbortController();
    const call = fetch(url, { signal: controller.signal });
    await until(() => server.open.size === 1);
    controller.abort("enough");
    await expect(call).rejects.toBe("enough");
    await fetch.close();
    await until(() => server.open.size === 0);
  });
});

describe("with one connection at a time", () => {
  async function first(fetch: NodeFetch, url: string) {
    const controller = new AbortController();
    const call = fetch(url, { signal: controller.signal });
    call.catch(() => {});
    return { controller, call };
  }

  it("a connection that is still opening goes to the next waiting call", async () => {
    const server = opened(await rawServer((socket) => writeJson(socket, 200, { there: true })));
    const fetch = opened(createNodeFetch({ proxy: false, connections: 1 }));
    const { controller, call } = await first(fetch, server.url);
    const second = fetch(server.url);
    controller.abort("enough");
    await expect(call).rejects.toBe("enough");
    expect(await (await second).text()).toBe('{"there":true}');
    expect(server.connections).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  it("nothing is left if the waiting calls are aborted too", async () => {
    const server = await silent();
    const fetch = opened(createNodeFetch({ proxy: false, connections: 1, connectTimeout: 600_000 }));
    const calls = await Promise.all(Array.from({ length: 3 }, () => first(fetch, `https://127.0.0.1:${server.port}`)));
    await until(() => server.open.size === 1);
    for (const { controller } of calls) controller.abort("enough");
    await until(() => server.open.size === 0);
    expect(server.connections()).toBe(1);
  });

  it("a waiting call gets its turn after one whose connection failed", async () => {
    const server = await silent();
    const fetch = opened(createNodeFetch({ proxy: false, connections: 1, connectTimeout: 50 }));
    const calls = Array.from({ length: 3 }, () => fetch(`https://127.0.0.1:${server.port}`));
    for (const call of calls) await expect(call).rejects.toThrow("fetch failed");
    expect(server.connections()).toBe(3);
  });
});
