import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { input, read, rejection, testClient } from "../test-support/test-client.js";
import { ConfigError } from "./errors.js";
import { failureCode, judgeFetchFailure } from "./failed-fetch.js";
import { markNotSent } from "./not-sent.js";

const coded = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });
const fetchFailed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });

describe("what a failed fetch proves", () => {
  it.each([
    ["not-sent", fetchFailed(coded("ECONNREFUSED"))],
    ["not-sent", fetchFailed(coded("ENOTFOUND", { syscall: "getaddrinfo" }))],
    ["not-sent", fetchFailed(coded("UND_ERR_CONNECT_TIMEOUT"))],
    ["not-sent", fetchFailed(coded("ETIMEDOUT", { syscall: "connect" }))],
    ["not-sent", fetchFailed(new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]))],
    ["not-sent", coded("ConnectionRefused")],
    [
      "not-sent",
      new TypeError("error sending request for url (http://127.0.0.1:1/): client error (Connect): tcp connect error"),
    ],
    ["refused", fetchFailed(coded("CERT_HAS_EXPIRED"))],
    ["refused", new TypeError("client error (Connect): invalid peer certificate: UnknownIssuer")],
    // Node's fetch always refuses these, before it opens a connection.
    ["refused", fetchFailed(new Error("bad port"))],
    ["refused", fetchFailed(new Error("unknown scheme"))],
    ["unknown", new Error("bad port")],
    ["unknown", new Error("the proxy failed", { cause: new Error("bad port") })],
    ["unknown", fetchFailed(new Error("a bad port"))],
    ["refused-options", markNotSent(new ConfigError("no such proxy"), true)],
    ["unknown", new ConfigError("of a client that a caller's own fetch uses")],
    ["unknown", markNotSent(new ConfigError("a"), false)],
    ["unknown", fetchFailed(coded("ETIMEDOUT", { syscall: "read" }))],
    ["unknown", fetchFailed(coded("ETIMEDOUT"))],
    ["unknown", fetchFailed(coded("EHOSTUNREACH", { syscall: "write" }))],
    ["unknown", fetchFailed(coded("ECONNRESET"))],
    ["unknown", fetchFailed(coded("EPIPE"))],
    ["unknown", fetchFailed(coded("UND_ERR_SOCKET"))],
    ["unknown", fetchFailed(coded("UND_ERR_HEADERS_TIMEOUT"))],
    ["unknown", fetchFailed(coded("ERR_SSL_WRONG_VERSION_NUMBER"))],
    ["unknown", fetchFailed(coded("ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC"))],
    ["unknown", fetchFailed(new AggregateError([coded("ECONNREFUSED"), coded("ECONNRESET")]))],
    ["unknown", fetchFailed(new AggregateError([]))],
    ["unknown", new TypeError("Failed to fetch")],
    ["unknown", new TypeError("NetworkError when attempting to fetch resource.")],
    ["unknown", new TypeError("Load failed")],
    ["unknown", new Error("ECONNREFUSED")],
    ["unknown", undefined],
    ["unknown", "ECONNREFUSED"],
    ["unknown", null],
  ] as const)("%s: %s", (verdict, error) => {
    expect(judgeFetchFailure(error)).toBe(verdict);
  });

  it.each(["http://127.0.0.1:6000/", "ftp://127.0.0.1/"])("is that Node's own fetch refused %s", async (url) => {
    const error = await fetch(url).catch((thrown: unknown) => thrown);
    expect(judgeFetchFailure(error)).toBe("refused");
  });

  it("is known even if the causes form a ring", () => {
    const error = new Error("a") as Error & { cause: unknown };
    error.cause = error;
    expect(judgeFetchFailure(error)).toBe("unknown");
  });

  it("includes the innermost code", () => {
    expect(failureCode(fetchFailed(Object.assign(coded("UND_ERR_SOCKET"), { cause: coded("ECONNRESET") })))).toBe(
      "ECONNRESET",
    );
    expect(failureCode(new Error("none"))).toBeUndefined();
  });
});

it("an error that throws when it is read proves nothing", () => {
  const odd = Object.defineProperty(new Error("odd"), "code", {
    get: () => {
      throw new Error("no code here");
    },
  });
  expect(judgeFetchFailure(odd)).toBe("unknown");
  const self = new AggregateError([]);
  self.errors.push(self);
  expect(judgeFetchFailure(self)).toBe("unknown");
});

it.each([
  "error sending request for url (https://api.example.com/things?search=ann%40example.com): client error (Connect)",
  "could not fetch HTTPS://api.example.com/things?search=(ann%40example.com) in time",
  'no mock for {"url":"https://api.example.com/things?search=ann%40example.com"}',
])("the error of a call does not show the query of a URL that the platform's message contains: %s", async (words) => {
  for (const thrown of [new TypeError(words), fetchFailed(new Error(words)), words]) {
    const fetch = () => Promise.reject(thrown);
    const error = (await rejection(testClient({ fetch, maxRetries: 0 }).call(read, input))) as Error;
    const shown = `${error.message} ${inspect(error.cause)}`;
    expect(shown).not.toMatch(/ann|search/i);
    expect(shown).toMatch(/api\.example\.com\/things\?…/i);
  }
});
