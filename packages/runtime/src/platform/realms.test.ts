import { createContext, runInContext, runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { judgeFetchFailure } from "../errors/failed-fetch.js";
import { isApiError } from "../errors/guards.js";
import { input, json, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";
import { isError } from "./kinds.js";

// Jest, jsdom and node:vm run code whose Promise, Error and Date are not those of the modules that it calls.
const other = createContext({ setTimeout });
const there = (code: string): never => runInContext(code, other) as never;

describe("objects of another realm", () => {
  it("are not instances of the classes of this realm", () => {
    expect(there("new Error('x')")).not.toBeInstanceOf(Error);
    expect(there("(async () => {})()")).not.toBeInstanceOf(Promise);
  });

  it("are errors if they were created as errors, not if they only look like one", () => {
    expect(isError(there("new TypeError('x')"))).toBe(true);
    expect(isError(new DOMException("x"))).toBe(true);
    expect(isError(there("({ name: 'Error', message: 'x', stack: '' })"))).toBe(false);
  });

  it("that fetch throws are judged like errors of this realm", () => {
    const refused = "Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })";
    expect(judgeFetchFailure(there(`new TypeError('fetch failed', { cause: ${refused} })`))).toBe("not-sent");
    expect(judgeFetchFailure(there(`new AggregateError([${refused}, ${refused}])`))).toBe("not-sent");
    const mixed = `new AggregateError([${refused}, Object.assign(new Error('x'), { code: 'ECONNRESET' })])`;
    expect(judgeFetchFailure(there(mixed))).toBe("unknown");
  });

  it("that fetch throws appear in the message and as the cause", async () => {
    const failure = there("new Error('the lamp is out')");
    const fetch = (() => Promise.reject(failure)) as never;
    const error = await rejection(testClient({ fetch }).call(send, input));
    expect((error as Error).message).toContain("the lamp is out");
    expect((error as Error).cause).toMatchObject({ name: "Error", message: "the lamp is out" });
  });

  it("that a token provider throws appear in the message", async () => {
    const { tokenSource } = await import("../auth/token-source.js");
    const tokens = tokenSource(there("async () => { throw new Error('the vault is shut'); }"));
    const error = await rejection(testClient({}, { tokens }).call(send, input));
    expect((error as Error).message).toContain("the vault is shut");
  });

  it("that fetch returns are read", async () => {
    const fetch = there(`async () => ({
      status: 409,
      headers: { get: (name) => (name === "x-request-id" ? "r1" : null) },
      text: async () => '{"message":"taken"}',
    })`);
    const error = await rejection(testClient({ fetch }).call(send, input));
    expect(isApiError(error, 409)).toBe(true);
    expect(error).toMatchObject({ requestId: "r1", body: { message: "taken" } });
  });

  it("in a body are sent like objects of this realm", async () => {
    const { fetch, requests } = scripted(json(200));
    const body = there("({ when: new Date(0), list: [1, { a: null }] })");
    await testClient({ fetch }).call(send, { ...input, body });
    expect(requests[0]?.body).toBe('{"when":"1970-01-01T00:00:00.000Z","list":[1,{"a":null}]}');
  });

  it("work as options, headers and signals", async () => {
    const { fetch, requests } = scripted(json(200));
    const options = runInNewContext("({ timeout: 5, signal, headers: { 'x-a': '1' } })", {
      signal: new AbortController().signal,
    });
    await testClient({ fetch }).call(read, input, options);
    expect(requests[0]?.headers.get("x-a")).toBe("1");
  });

  it("a form of another library is sent as a form", async () => {
    class OtherParams {
      get [Symbol.toStringTag]() {
        return "URLSearchParams";
      }
      toString() {
        return "a=1&b=2";
      }
    }
    const { fetch, requests } = scripted(json(200));
    await testClient({ fetch }).call(send, { ...input, body: new OtherParams() });
    expect(requests[0]?.body).toBe("a=1&b=2");
  });
});
