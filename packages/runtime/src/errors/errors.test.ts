import { describe, expect, it, vi } from "vitest";
import * as errors from "./errors.js";
import {
  isApiError,
  isClientError,
  isConfigError,
  isConnectionError,
  isResponseParseError,
  isTimeoutError,
  isTokenError,
} from "./guards.js";

const answer = { outcome: "rejected", status: 404, headers: new Headers({ a: "b" }), body: { why: "gone" } } as const;
const all = [
  ["ClientError", new errors.ClientError("m", { outcome: "unknown" }), [isClientError]],
  ["ApiError", new errors.ApiError("m", answer), [isClientError, isApiError]],
  ["ConnectionError", new errors.ConnectionError("m", { outcome: "unknown" }), [isClientError, isConnectionError]],
  [
    "TimeoutError",
    new errors.TimeoutError("m", { outcome: "unknown" }),
    [isClientError, isConnectionError, isTimeoutError],
  ],
  ["ResponseParseError", new errors.ResponseParseError("m", answer), [isClientError, isResponseParseError]],
  ["ConfigError", new errors.ConfigError("m"), [isClientError, isConfigError]],
  ["TokenError", new errors.TokenError("m", { outcome: "not-sent" }), [isClientError, isTokenError]],
] as const;
const guards = [
  isClientError,
  isApiError,
  isConnectionError,
  isTimeoutError,
  isResponseParseError,
  isConfigError,
  isTokenError,
];

describe("an error", () => {
  it.each(all)("%s has its literal name, is an Error, and only its own guards recognise it", (name, error, own) => {
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
    expect(String(error)).toBe(`${name}: m`);
    for (const guard of guards) expect(guard(error)).toBe((own as readonly unknown[]).includes(guard));
  });

  it.each([null, undefined, 1, "ApiError", {}, new Error("ApiError"), { name: "ApiError", status: 404 }])(
    "%j is none",
    (value) => {
      for (const guard of guards) expect(guard(value)).toBe(false);
    },
  );

  it("is distinguished by its status", () => {
    const error: unknown = new errors.ApiError("m", answer);
    expect(isApiError(error, 404)).toBe(true);
    expect(isApiError(error, 409)).toBe(false);
  });

  it("is recognised by guards and instanceof of a second copy of this package", async () => {
    vi.resetModules();
    const copy = await import("./errors.js");
    const copyGuards = await import("./guards.js");
    expect(copy.ApiError).not.toBe(errors.ApiError);
    const error = new errors.TimeoutError("m", { outcome: "unknown" });
    expect(copyGuards.isTimeoutError(error)).toBe(true);
    expect(error).toBeInstanceOf(copy.ConnectionError);
    expect(error).not.toBeInstanceOf(copy.ApiError);
  });

  it("of a caller's own subclass is not mistaken for another", () => {
    class Mine extends errors.ApiError {}
    expect(new Mine("m", answer)).toBeInstanceOf(Mine);
    expect(new errors.ApiError("m", answer)).not.toBeInstanceOf(Mine);
  });

  it("serialises to JSON with the facts for a ticket, without headers, cause and stack", () => {
    const error = new errors.ApiError("m", {
      ...answer,
      operationId: "getThing",
      requestId: "r",
      attempts: 2,
      delays: [500],
      retryAfter: 3,
      cause: new Error("c"),
    });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ApiError",
      message: "m",
      outcome: "rejected",
      operationId: "getThing",
      attempts: 2,
      delays: [500],
      requestId: "r",
      retryAfter: 3,
      status: 404,
      body: { why: "gone" },
    });
    expect(error.headers.get("a")).toBe("b");
    expect(error.cause).toEqual(new Error("c"));
  });
});
