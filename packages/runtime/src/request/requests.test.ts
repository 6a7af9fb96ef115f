import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation } from "../api/operation.js";
import { isConfigError } from "../errors/guards.js";
import { json, operation, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";
import type { CallOptions } from "./call-options.js";

async function urlOf(op: Operation, id: unknown, query?: Record<string, unknown>): Promise<string | Error> {
  const { fetch, requests } = scripted(json(200));
  try {
    await testClient({ fetch }).call(op, { path: { id }, query });
  } catch (error) {
    return error as Error;
  }
  return requests[0]?.url as string;
}

describe("an id", () => {
  it.each([
    ".",
    "..",
    "a/b",
    "a\\b",
    "%2e%2e",
    "%2F",
    "a?b",
    "a#b",
    "",
    "  ",
    "a\nb",
    "a\u0000",
    "\ud800",
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    1.5,
    2 ** 60,
    {},
    [],
    ["1"],
    true,
    Symbol("x"),
    1n,
  ])("%o is refused before anything is sent", async (id) => {
    const error = await urlOf(read, id);
    expect(isConfigError(error)).toBe(true);
    expect((error as Error).message).toMatch(/^id /);
  });

  it.each([
    [42, "42"],
    ["42", "42"],
    [0, "0"],
    ["__proto__", "__proto__"],
    ["constructor", "constructor"],
    ["toString", "toString"],
    ["a b", "a%20b"],
    ["ä{b}", "%C3%A4%7Bb%7D"],
    ["$&", "%24%26"],
    ["...", "..."],
  ])("%j is sent as %j", async (id, segment) => {
    expect(await urlOf(read, id)).toBe(`https://api.example.com/v1/things/${segment}`);
  });

  it("never leads to another path, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(".", "..", "%2e", "..%2f", "a/../b")),
        async (id) => {
          const url = await urlOf(read, id);
          if (url instanceof Error) {
            expect(isConfigError(url)).toBe(true);
            return;
          }
          const { pathname, origin } = new URL(url);
          expect(origin).toBe("https://api.example.com");
          expect(pathname.split("/")).toHaveLength(4);
          expect(pathname.startsWith("/v1/things/")).toBe(true);
          expect(decodeURIComponent(pathname.slice("/v1/things/".length))).toBe(id);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("for an integer parameter must consist of digits", async () => {
    const row = operation("read", { integerPath: ["id"] });
    expect(await urlOf(row, "12")).toContain("/12");
    for (const id of ["abc", "1e3", "0x1", "-1", " 1"]) expect(isConfigError(await urlOf(row, id))).toBe(true);
  });

  it("is put into the path template, not into the base URL", async () => {
    const { fetch, requests } = scripted(json(200));
    await testClient({ fetch }, { baseUrl: "https://x.example/{id}/v1" }).call(read, { path: { id: 7 } });
    expect(requests[0]?.url).toBe("https://x.example/{id}/v1/things/7");
  });
});

describe("a query", () => {
  const row = operation("read", { path: "/things", query: ["only", "tag", "q", "flag", "n"], commaLists: ["only"] });

  it.each([
    [{ only: [1, "2", 3] }, "only=1,2,3"],
    [{ tag: ["a", "b&c"] }, "tag=a&tag=b%26c"],
    [{ q: "a&b=c#d é" }, "q=a%26b%3Dc%23d%20%C3%A9"],
    [{ flag: false, n: 0, q: "" }, "flag=false&n=0&q="],
    [{ q: undefined, n: null, only: [] }, ""],
  ])("%j is sent as %j", async (query, text) => {
    expect(await urlOf(row, undefined, query)).toBe(`https://api.example.com/v1/things${text ? `?${text}` : ""}`);
  });

  it.each([
    [{ only: ["1,2"] }],
    [{ only: [""] }],
    [{ n: Number.NaN }],
    [{ q: {} }],
    [{ q: () => 1 }],
    [{ q: "\ud800" }],
  ])("%j is refused", async (query) => {
    expect(isConfigError(await urlOf(row, undefined, query))).toBe(true);
  });

  it("with an unknown parameter is refused, and a similar name is suggested", async () => {
    const error = (await urlOf(row, undefined, { flga: true })) as Error;
    expect(isConfigError(error)).toBe(true);
    expect(((await urlOf(row, undefined, { flagg: true })) as Error).message).toContain('did you mean "flag"');
  });
});

describe("headers", () => {
  const callWith = async (headers: unknown, clientHeaders?: unknown) => {
    const { fetch, requests } = scripted(json(200));
    const client = testClient({ fetch, headers: clientHeaders as never });
    await client.call(send, { path: { id: 1 }, body: {} }, { headers: headers as never });
    return Object.fromEntries(requests[0]?.headers ?? []);
  };

  it("of a call override those of the client; null removes, undefined keeps", async () => {
    const sent = await callWith(
      { "X-A": "call", "x-b": null, "x-c": undefined },
      { "x-a": "client", "X-B": "client", "x-c": "client" },
    );
    expect(sent).toMatchObject({ "x-a": "call", "x-c": "client" });
    expect(sent).not.toHaveProperty("x-b");
  });

  it("that the client sets can be removed", async () => {
    const sent = await callWith({ Accept: null, "User-Agent": null, "Content-Type": null });
    expect(Object.keys(sent)).toEqual(["authorization"]);
  });

  it.each([
    { Authorization: "Bearer mine" },
    { AUTHORIZATION: null },
    { "content-length": "0" },
    { host: "evil.example" },
    { "x-a": "b\r\nx-injected: 1" },
    { "x-a": "b\n" },
    { "x-a": "b\u0000" },
    { "x-a": "日本" },
    // Since 30 November 2025, Kantata blocks requests that violate RFC 7230.
    { "x-a": "" },
    { "x-a": "   " },
    { "x-a": "a\tb" },
    { "x-a": "a\t" },
    { "x-a": "caf\u00e9" },
    { "x-a": "a\u007f" },
    { "user-agent": "" },
    { "User-Agent": "M\u00fcller/1.0" },
    { "x a": "b" },
    { "x-a\r\nx-b": "c" },
    { "": "c" },
    { "x-a": 1 },
    [["x-a", "b"]],
    new Headers({ "x-a": "b" }),
    "x-a: b",
  ])("%o are refused, without showing the value", async (headers) => {
    const error = await rejection(callWith(headers));
    expect(isConfigError(error)).toBe(true);
    expect((error as Error).message).not.toContain("mine");
  });

  it.each(["", " ", "a\tb", "\u00fcber-mine"])(
    "with the value %j are refused, and named, for a client and for a call",
    async (value) => {
      for (const given of [callWith({ "x-odd": value }), callWith(undefined, { "x-odd": value })]) {
        const error = await rejection(given);
        expect(isConfigError(error)).toBe(true);
        expect((error as Error).message).toContain('"x-odd"');
        expect((error as Error).message).not.toContain("mine");
      }
    },
  );

  it("lose the white space around their values, as on the wire", async () => {
    expect(await callWith({ "x-a": "  a b " })).toMatchObject({ "x-a": "a b" });
    expect(await callWith({ "x-a": "!~" })).toMatchObject({ "x-a": "!~" });
  });
});

describe("options of a call", () => {
  it.each([
    [{ timeOut: 5 }, /did you mean "timeout"/],
    [{ retries: 5 }, /options has no "retries"/],
    [{ timeout: 0 }, /options.timeout/],
    [{ timeout: "5" }, /options.timeout/],
    [{ totalTimeout: Number.NaN }, /options.totalTimeout/],
    [{ maxRetries: -1 }, /options.maxRetries/],
    [{ maxRetries: 1.5 }, /options.maxRetries/],
    [{ maxRetryAfter: -1 }, /options.maxRetryAfter/],
    [{ signal: new AbortController() }, /not its AbortController/],
    [[], /options must be an object/],
    ["fast", /options must be an object/],
  ])("%o are refused: %s", async (options, message) => {
    const { fetch, requests } = scripted(json(200));
    const error = await rejection(testClient({ fetch }).call(read, { path: { id: 1 } }, options as CallOptions));
    expect(isConfigError(error)).toBe(true);
    expect((error as Error).message).toMatch(message);
    expect(requests).toHaveLength(0);
  });
});

describe("a wrong call", () => {
  it("is refused if it is a GET with a body", async () => {
    const { fetch, requests } = scripted(json(200));
    expect(isConfigError(await rejection(testClient({ fetch }).call(read, { path: { id: 1 }, body: {} })))).toBe(true);
    expect(requests).toHaveLength(0);
  });

  it("is refused if it sets another value for a path parameter of the client", async () => {
    const { fetch, requests } = scripted(json(200));
    const client = testClient({ fetch }, { pathDefaults: { id: "mine" } });
    expect(isConfigError(await rejection(client.call(read, { path: { id: "other" } })))).toBe(true);
    await client.call(read, { path: { id: "mine" } });
    expect(requests).toHaveLength(1);
  });

  it("is not possible by changing the headers of a client later", async () => {
    const { fetch, requests } = scripted(json(200));
    const headers: Record<string, string> = { "x-a": "1" };
    const client = testClient({ fetch, headers });
    headers.host = "evil.example";
    await client.call(read, { path: { id: 1 } });
    expect(requests[0]?.headers.has("host")).toBe(false);
  });
});
