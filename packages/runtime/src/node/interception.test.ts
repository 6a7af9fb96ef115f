import { mock } from "node:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { WebFetch } from "../index.js";
import { closedAfterEach } from "../test-support/closed-after-each.js";
import { polluted } from "../test-support/polluted.js";
import { type RawServer, rawServer, writeJson } from "../test-support/raw-server.js";
import { broken, input, json, rejection, scripted, send, testClient } from "../test-support/test-client.js";
import { createNodeFetch, type NodeFetch, type NodeFetchOptions } from "./index.js";

// The real tools are tried with the packed packages: proof/consumers/projects/intercepted.

const opened = closedAfterEach();
const realFetch = globalThis.fetch;
const restore: (() => void)[] = [];
const restoreAll = (): void => {
  for (const undo of restore.splice(0).reverse()) undo();
};
afterEach(restoreAll);

const server = async (): Promise<RawServer> => opened(await rawServer((socket) => writeJson(socket, 200, "real")));
const nodeFetch = (options: NodeFetchOptions = {}): NodeFetch => opened(createNodeFetch({ proxy: false, ...options }));

/** Sets a property for the rest of the test. */
function set(of: object, name: PropertyKey, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(of, name);
  Object.defineProperty(of, name, { value, configurable: true, writable: true });
  restore.push(() => {
    if (before) Object.defineProperty(of, name, before);
    else Reflect.deleteProperty(of, name);
  });
}

/** A new function each time, because a verdict on a function is kept. */
function replaceFetch(double: typeof fetch = mocked.bind(undefined)): void {
  set(globalThis, "fetch", double);
}

const read = async (answer: Promise<unknown>): Promise<unknown> => ((await answer) as Response).json();
const mocked = async (): Promise<Response> => json(200, "mocked")();
const marked = (name: PropertyKey): typeof fetch => Object.assign(mocked.bind(undefined), { [name]: true });
const registry = (readyState: string): unknown => new Map([[Symbol("source"), { readyState }]]);

/** The agent of all requests can only be assigned. */
function setAgent(version: number, agent: object): void {
  const name = Symbol.for(`undici.globalDispatcher.${version}`);
  const scope = globalThis as { [key: symbol]: unknown };
  const before = scope[name];
  scope[name] = agent;
  restore.push(() => {
    scope[name] = before;
  });
}

/** What each tool sets while it is on. Those that do not replace `fetch` themselves get a replaced one. */
const TOOLS: Readonly<Record<string, () => void>> = {
  "MSW 2.3": () => replaceFetch(marked(Symbol("isPatchedModule"))),
  "MSW 2.15 or nock 14": () => set(globalThis, Symbol.for("fetch-interceptor"), {}),
  "MSW 3 or nock 15": () => set(globalThis, "__MSW_INTERCEPTORS_REGISTRY", registry("ACTIVE")),
  "an unknown version of MSW": () => set(globalThis, "__MSW_INTERCEPTORS_REGISTRY", {}),
  "undici's MockAgent": () => setAgent(1, { isMockActive: true }),
  "the MockAgent of undici 8": () => setAgent(2, { isMockActive: true }),
  "a mock function of vitest": () => replaceFetch(vi.fn(mocked)),
  "a mock function of node:test": () => {
    mock.method(globalThis, "fetch", mocked);
    restore.push(() => mock.restoreAll());
  },
  "a stub of sinon": () => replaceFetch(marked("isSinonProxy")),
};

describe("while a test intercepts the platform's fetch", () => {
  it.each(Object.entries(TOOLS))("with %s, a POST goes there and not to the network", async (_tool, begin) => {
    const { url, requests } = await server();
    const client = testClient({ fetch: nodeFetch() }, { baseUrl: url });
    replaceFetch();
    begin();
    expect((await client.call(send, input)).data).toBe("mocked");
    expect(requests).toEqual([]);
    restoreAll();
    expect((await client.call(send, input)).data).toBe("real");
    expect(requests).toHaveLength(1);
  });

  it.each<[name: string, begin: () => void]>([
    ["a wrapper", () => {}],
    ["an interceptor that is off", () => set(globalThis, "__MSW_INTERCEPTORS_REGISTRY", registry("DISPOSED"))],
    ["an agent for all requests", () => setAgent(1, {})],
    ["a MockAgent that is off", () => setAgent(1, { isMockActive: false })],
  ])("%s is no interception", async (_name, begin) => {
    const { url } = await server();
    replaceFetch();
    begin();
    expect(await read(nodeFetch()(url))).toBe("real");
  });

  it.each(["mock", "isSinonProxy", "isMockActive"])("%s on Object.prototype is no interception", async (name) => {
    const { url } = await server();
    setAgent(1, {});
    replaceFetch();
    expect(await polluted(name, true, () => read(nodeFetch()(url)))).toBe("real");
  });
});

describe("the option fetch", () => {
  const through = (fetch: unknown, more: NodeFetchOptions = {}): NodeFetch =>
    nodeFetch({ fetch: fetch as WebFetch, ...more });

  it("makes every request, and no connection is opened", async () => {
    const { url, requests } = await server();
    const given = vi.fn(mocked);
    const fetch = through(given, { connections: 1, connectTimeout: 1, ca: undefined });
    const client = testClient({ fetch }, { baseUrl: url });
    expect((await client.call(send, { ...input, body: { a: 1 } })).data).toBe("mocked");
    await fetch(`${url}/b`);
    expect(given.mock.calls).toMatchObject([
      [`${url}/things/1`, { method: "POST", body: '{"a":1}', redirect: "manual", signal: expect.any(AbortSignal) }],
      [`${url}/b`, { method: "GET", redirect: "manual", headers: expect.any(Headers) }],
    ]);
    expect(requests).toEqual([]);
  });

  it("is preferred to an interception", async () => {
    TOOLS["a mock function of vitest"]?.();
    expect(await read(through(json(200, "given"))("https://api.example.com"))).toBe("given");
  });

  it("with the platform's fetch means the one at the time of the request", async () => {
    const { url, requests } = await server();
    const fetch = through(globalThis.fetch);
    expect(await read(fetch(url))).toBe("real");
    replaceFetch();
    expect(await read(fetch(url))).toBe("mocked");
    expect(requests).toHaveLength(1);
  });

  it("decides what is known of a failure", async () => {
    const lost = scripted(broken("ECONNRESET"));
    const client = testClient({ fetch: through(lost.fetch), maxRetries: 1 });
    expect(await rejection(client.call(send, input))).toMatchObject({ outcome: "unknown" });
    expect(lost.requests).toHaveLength(1);

    const notSent = Symbol.for("@invitation-clients/not-sent");
    const hanging = () => Object.assign(new Promise(() => {}), { [notSent]: true });
    for (const [fetch, outcome] of [
      [hanging, "not-sent"],
      [() => new Promise(() => {}), "unknown"],
    ] as const) {
      const slow = testClient({ fetch: through(fetch), maxRetries: 0 });
      expect(await rejection(slow.call(send, input, { timeout: 5 }))).toMatchObject({ name: "TimeoutError", outcome });
    }
  });

  it("with the platform's fetch follows no redirect, and keeps the client's limit of a body", async () => {
    const { url, requests } = opened(
      await rawServer((socket, { method }) =>
        method === "POST"
          ? writeJson(socket, 307, {}, "location: /elsewhere\r\n")
          : writeJson(socket, 200, "x".repeat(2_000)),
      ),
    );
    const client = testClient({ fetch: through(realFetch), maxResponseBytes: 1_000 }, { baseUrl: url });
    expect(await rejection(client.call(send, input))).toMatchObject({ status: 307, outcome: "unknown" });
    const tooLarge = { name: "ResponseParseError", message: expect.stringContaining("1000") };
    expect(await rejection(client.call({ ...send, method: "GET", effect: "read" }, input))).toMatchObject(tooLarge);
    expect(requests).toHaveLength(2);
  });

  it("gets no request after close()", async () => {
    const given = vi.fn(mocked);
    const fetch = through(given);
    await fetch.close();
    const error = await rejection(testClient({ fetch, maxRetries: 0 }).call(send, input));
    expect(error).toMatchObject({ outcome: "not-sent" });
    expect(given).not.toHaveBeenCalled();
  });
});
