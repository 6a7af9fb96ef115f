import { beforeAll, describe, expect, it } from "vitest";
import { isApiError } from "../errors/guards.js";
import { platformFetch } from "../platform/platform-fetch.js";
import { CALL_KEYS } from "../request/call-options.js";
import { manualClock } from "../test-support/manual-clock.js";
import { polluted } from "../test-support/polluted.js";
import { operation, read, send, testClient } from "../test-support/test-client.js";
import { CLIENT_KEYS, type ClientOptions } from "./client-options.js";
import { createRawApi } from "./raw-api.js";

// Names that the platform's fetch and the runtime read from callers' objects, or from objects with optional fields.
const INIT = ["cache", "credentials", "dispatcher", "duplex", "integrity", "keepalive", "mode", "priority", "referrer"];
const SETUP = ["baseUrl", "pathDefaults", "secrets", "clock", "tokens", "accessToken", "userAgent", "operations"];
const INPUT = ["path", "query", "params", "body", "onSent", "onGivenUp", "include", "method", "redirect", "header"];
const ROW = ["commaLists", "integerPath", "effectWhen", "parseAs", "middleware", "querySerializer"];
const NAMES = [...new Set([...CALL_KEYS, ...CLIENT_KEYS, ...INIT, ...SETUP, ...INPUT, ...ROW])];

const VALUES: readonly [string, unknown][] = [
  ["a string", "https://evil.example"],
  ["a number", 1],
  ["an object", { "x-evil": "1", timeout: 1, evil: 1 }],
  ["a list", [["x-evil", "1"]]],
  ["a function", () => "evil"],
];

/** Everything that is sent, as seen by a fetch that also reads inherited properties of its init, like the platform's. */
async function whatIsSent(): Promise<unknown> {
  const sent: unknown[] = [];
  const clock = manualClock();
  let answers = 0;
  const fetch = async (url: string, init: Record<string, unknown>) => {
    const headers = [...(init.headers as Headers)];
    const read = NAMES.filter((name) => !["headers", "signal"].includes(name)).map((name) => [name, init[name]]);
    sent.push({ url, headers, aborted: (init.signal as AbortSignal).aborted, read });
    answers += 1;
    return new Response('{"ok":true}', { status: answers === 1 ? 503 : 200, headers: {} });
  };
  const options: ClientOptions = { fetch: fetch as never };
  const client = testClient(options, { clock });
  const raw = createRawApi<never>(client) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const plain = operation("read", { path: "/things" });
  const calls = [
    client.call(read, { path: { id: 1 } }),
    client.call(plain, {}),
    client.call(plain, { query: { page: 2 } }, {}),
    client.call(send, { path: { id: 1 }, body: { a: { b: 1 } } }, { maxRetries: 0 }),
    raw.GET?.("/things/{id}", { params: { path: { id: 2 } } }),
    raw.POST?.("/things/{id}", { params: { path: { id: 2 } } }),
  ];
  const ends = Promise.all(calls.map((call) => call?.then(() => "done", String)));
  await clock.advance(10_000);
  return { sent, ends: await ends };
}

// The first raw call loads openapi-fetch, so its request leaves later than those of the runs that it is compared with.
beforeAll(whatIsSent);

describe("a property on Object.prototype", () => {
  it.each(NAMES)("%s does not change a request", async (name) => {
    const clean = await whatIsSent();
    expect(JSON.stringify(clean)).not.toContain("evil");
    for (const [kind, value] of VALUES) {
      const dirty = await polluted(name, value, whatIsSent).catch((error: unknown) => error);
      expect(dirty, kind).toEqual(clean);
    }
  });

  it("commaLists does not change a list in a query, for methods and raw calls", async () => {
    const urls: string[] = [];
    const fetch = (async (url: string) => {
      urls.push(url);
      return new Response("{}");
    }) as never;
    const client = testClient({ fetch });
    const raw = createRawApi<never>(client) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const query = { page: ["1", "2"] };
    await polluted("commaLists", ["page"], async () => {
      await client.call(operation("read", { path: "/things" }), { query });
      await raw.GET?.("/things/{id}", { params: { path: { id: 2 }, query } });
    });
    expect(urls.map((url) => new URL(url).search)).toEqual(["?page=1&page=2", "?page=1&page=2"]);
  });

  it("headers does not give an error a request id", async () => {
    const fetch = (() => Promise.reject(new Error("x"))) as never;
    const error = await polluted("headers", new Headers({ "x-request-id": "evil" }), () =>
      testClient({ fetch })
        .call(send, { path: { id: 1 } })
        .catch((thrown: unknown) => thrown),
    );
    expect(error).toMatchObject({ name: "ConnectionError", requestId: undefined });
  });

  it("body or headers is not part of an answer", async () => {
    const fetch = (async () => ({ status: 403, headers: { get: () => null }, text: async () => "" })) as never;
    for (const name of ["body", "headers"]) {
      const error = await polluted(name, "opaqueredirect", () =>
        testClient({ fetch })
          .call(send, { path: { id: 1 } })
          .catch((thrown: unknown) => thrown),
      );
      expect(isApiError(error, 403), name).toBe(true);
    }
  });

  it("client does not reach Deno's fetch", async () => {
    const seen: unknown[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = (async (_url: unknown, init: { client?: unknown; body?: unknown }) => {
      seen.push(init.client, init.body);
      return new Response();
    }) as never;
    Object.assign(globalThis, { Deno: { createHttpClient: () => "own" } });
    try {
      await polluted("body", "evil", () =>
        platformFetch()("https://x.example", Object.assign(Object.create(null), { method: "POST" })),
      );
    } finally {
      globalThis.fetch = before;
      Reflect.deleteProperty(globalThis, "Deno");
    }
    expect(seen).toEqual(["own", undefined]);
  });

  it.each(["onRequest", "onResponse", "onRetry", "onError"])("%s is not used as a hook", async (name) => {
    const seen: unknown[] = [];
    const clock = manualClock();
    await polluted(
      name,
      // vitest reads `onRequest` too, for its own messages: those have a second argument, which sends them.
      (event: unknown, next?: (event: unknown) => unknown) => (next ? next(event) : seen.push(event)),
      async () => {
        const ends = [{}, { debug() {}, info() {}, warn() {}, error() {} }].map((each, at) => {
          const answers = [503, 404];
          const fetch = (async () => new Response("", { status: answers.shift() ?? 0 })) as never;
          return testClient(at === 0 ? { fetch, hooks: each as never } : { fetch, logger: each as never }, { clock })
            .call(read, { path: { id: 1 } })
            .catch(() => {});
        });
        await clock.advance(10_000);
        await Promise.all(ends);
      },
    );
    expect(seen).toEqual([]);
  });

  it.each([
    ["code", "ECONNREFUSED"],
    ["cause", { code: "ECONNREFUSED" }],
    ["errors", [{ code: "ECONNREFUSED" }]],
    ["retryAfter", 1],
    ["status", 404],
    ["requestId", "evil"],
  ])("named %s does not change the error of a failed fetch", async (name, value) => {
    const causes = [Object.assign(new Error("x"), { code: "ETIMEDOUT" }), new Error("x")];
    const failures = () =>
      Promise.all(
        causes.map(async (cause) => {
          const fetch = (() => Promise.reject(new TypeError("fetch failed", { cause }))) as never;
          const error = await testClient({ fetch })
            .call(send, { path: { id: 1 } })
            .catch((thrown) => thrown);
          const { attempts, outcome, requestId, retryAfter } = error;
          return { attempts, outcome, requestId, retryAfter };
        }),
      );
    const clean = await failures();
    const dirty = await polluted(name, value, failures);
    expect(JSON.stringify(dirty)).toBe(JSON.stringify(clean));
    expect(dirty[0]).toMatchObject({ outcome: "unknown" });
  });

  it.each(["incomplete", "text", "body"])("%s is not part of a body that was read", async (name) => {
    const texts = ["", "no JSON", '{"a":1}'];
    const failures = () =>
      Promise.all(
        texts.flatMap((text) =>
          [200, 403].map(async (status) => {
            const fetch = (async () => ({ status, headers: { get: () => null }, text: async () => text })) as never;
            const end = testClient({ fetch }).call(send, { path: { id: 1 } });
            return end.then(
              ({ data }) => ({ data }),
              (error) => JSON.stringify(error),
            );
          }),
        ),
      );
    const clean = await failures();
    expect(await polluted(name, "evil", failures)).toEqual(clean);
  });
});
