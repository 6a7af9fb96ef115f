import { afterEach, describe, expect, it, vi } from "vitest";
import { checkBaseUrl } from "../client/client-options.js";
import { isConfigError } from "../errors/guards.js";
import { input, json, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";
import { platformFetch } from "./platform-fetch.js";

afterEach(() => vi.unstubAllGlobals());

const init = (method: string) => ({ method }) as never;

describe("the user agent", () => {
  const sentOn = async (globals: Record<string, unknown>): Promise<string | null | undefined> => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    const { fetch, requests } = scripted(json(200));
    await testClient({ fetch }).call(read, input);
    return requests[0]?.headers.get("user-agent");
  };

  it.each([
    ["a browser", { process: undefined }],
    ["a browser with a stand-in for process", { process: { versions: {}, env: {} } }],
    ["a browser with another stand-in", { process: { browser: true, versions: { node: undefined } } }],
    ["a browser with a bare process", { process: { env: {} } }],
    ["React Native", { process: { env: {} }, navigator: { product: "ReactNative" } }],
  ])("is not sent on %s: it would cost a preflight", async (_name, globals) => {
    expect(await sentOn(globals)).toBeNull();
  });

  it.each([
    ["Node", {}],
    ["Deno", { process: undefined, Deno: {} }],
    ["Cloudflare Workers", { process: undefined, navigator: { userAgent: "Cloudflare-Workers" } }],
  ])("is sent on %s", async (_name, globals) => {
    expect(await sentOn(globals)).toBe("test/1.0.0");
  });
});

describe("a global that the platform lacks", () => {
  it.each(["AbortController", "FormData", "Headers", "fetch"])(
    "is named by a ConfigError if it is %s, and nothing is sent",
    async (name) => {
      const client = testClient(name === "fetch" ? {} : { fetch: scripted(json(200)).fetch });
      vi.stubGlobal(name, undefined);
      const error = await rejection(client.call(send, { ...input, body: {} }));
      expect(isConfigError(error)).toBe(true);
      expect((error as Error).message).toContain(name);
      expect((error as Error).message).toContain("polyfill");
    },
  );

  it("may be fetch if the caller passes one", async () => {
    vi.stubGlobal("fetch", undefined);
    expect((await testClient({ fetch: scripted(json(200)).fetch }).call(read, input)).data).toEqual({ ok: true });
  });

  it("is reported when the client is created if it is URL", () => {
    vi.stubGlobal("URL", undefined);
    expect(() => checkBaseUrl("https://api.example.com")).toThrow(
      expect.objectContaining({ name: "ConfigError", message: expect.stringContaining("URL") }),
    );
  });

  it("may be URL.canParse (Safari 16), TextDecoder (jsdom) or performance", async () => {
    const { canParse } = URL;
    Reflect.deleteProperty(URL, "canParse");
    vi.stubGlobal("TextDecoder", undefined);
    vi.stubGlobal("performance", undefined);
    try {
      const baseUrl = checkBaseUrl("https://api.example.com/");
      expect(() => checkBaseUrl("no URL")).toThrow("baseUrl must be an absolute URL");
      const { fetch } = scripted(json(200), json(302, {}, { location: "https://b.example/x" }));
      const client = testClient({ fetch }, { baseUrl });
      expect((await client.call(read, input)).data).toEqual({ ok: true });
      expect(((await rejection(client.call(read, input))) as Error).message).toContain("https://b.example");
    } finally {
      Object.assign(URL, { canParse });
    }
  });
});

describe("the platform's fetch", () => {
  it("is looked up at each call", async () => {
    const fetch = platformFetch();
    const replaced = vi.fn(async () => new Response());
    vi.stubGlobal("fetch", replaced);
    await fetch("https://x.example", init("POST"));
    expect(replaced).toHaveBeenCalledWith("https://x.example", { method: "POST" });
  });

  it("on Deno uses a separate connection for everything but GET and HEAD, from one client", async () => {
    const client = { mine: true };
    const createHttpClient = vi.fn(() => client);
    const replaced = vi.fn(async () => new Response());
    vi.stubGlobal("Deno", { createHttpClient });
    vi.stubGlobal("fetch", replaced);
    const fetch = platformFetch();
    for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE"]) await fetch("https://x.example", init(method));
    expect(createHttpClient).toHaveBeenCalledTimes(1);
    expect(createHttpClient).toHaveBeenCalledWith({ poolMaxIdlePerHost: 0 });
    expect(replaced.mock.calls.map(([, sent]: unknown[]) => (sent as { client?: unknown }).client)).toEqual([
      undefined,
      undefined,
      client,
      client,
      client,
    ]);
  });
});
