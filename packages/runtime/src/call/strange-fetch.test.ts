import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../platform/clock.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, read, rejection, remove, send, testClient } from "../test-support/test-client.js";
import { runAttempt } from "./attempt.js";

const headers = { get: () => null };
const bytes = (text: string) => new TextEncoder().encode(text);
const throwing = (): never => {
  throw new Error("hands off");
};

// A rejection that nobody handles would not fail any call, so it is counted here.
const leftBehind: unknown[] = [];
const remember = (error: unknown): void => {
  leftBehind.push(error);
};
beforeEach(() => {
  leftBehind.length = 0;
  process.on("unhandledRejection", remember);
});
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", remember);
  expect(leftBehind).toEqual([]);
});

/** A stream as a caller's own fetch may return it: each read gives the next piece. */
const streamOf = (...pieces: unknown[]) => ({
  getReader: () => ({
    read: async () => (pieces.length > 0 ? { done: false, value: pieces.shift() } : { done: true, value: undefined }),
    cancel: async () => {},
  }),
});

const answering = (response: unknown) => testClient({ fetch: (async () => response) as never, maxRetries: 0 });

describe("a body that is not a web stream (node-fetch, cross-fetch, jest-fetch-mock)", () => {
  const nodeBody = (status: number, text: string) => ({
    status,
    headers,
    body: Readable.from([Buffer.from(text)]),
    text: async () => text,
  });

  it("is read as text", async () => {
    expect((await answering(nodeBody(200, '{"a":1}')).call(send, input)).data).toEqual({ a: 1 });
    expect(await rejection(answering(nodeBody(409, '{"a":1}')).call(send, input))).toMatchObject({
      name: "ApiError",
      status: 409,
      outcome: "rejected",
      body: { a: 1 },
    });
  });

  it("is bounded by maxResponseBytes", async () => {
    const fetch = (async () => nodeBody(200, `"${"x".repeat(2_000)}"`)) as never;
    const error = await rejection(testClient({ fetch, maxResponseBytes: 1_000 }).call(read, input));
    expect(error).toMatchObject({ name: "ResponseParseError", outcome: "unknown" });
  });
});

describe("a body's stream", () => {
  it.each([
    ["empty pieces", new Uint8Array(0)],
    ["pieces of one byte", bytes(" ")],
  ])("that gives %s for ever is ended by the timeout", async (_name, piece) => {
    const controller = { stopped: false };
    const body = {
      getReader: () => ({
        read: async () => ({ done: controller.stopped, value: piece }),
        cancel: async () => {},
      }),
    };
    // This limit ends a loop that would otherwise run for ever, so that the test fails instead of hanging.
    let reads = 0;
    const counted = {
      getReader: () => {
        const reader = body.getReader();
        return {
          cancel: reader.cancel,
          read: () => {
            reads += 1;
            if (reads > 3_000_000) controller.stopped = true;
            return reader.read();
          },
        };
      },
    };
    const fetch = (async () => ({ status: 200, headers, body: counted })) as never;
    const options = { fetch, timeout: 5, maxRetries: 0, maxResponseBytes: 2 ** 31 };
    const error = await rejection(testClient(options).call(read, input));
    expect(error).toMatchObject({ name: "TimeoutError" });
    const before = reads;
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    // Reading must stop too, not continue in the background.
    const after = reads;
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    expect(reads).toBe(after);
    expect(after - before).toBeLessThan(3_000);
  });

  it("with empty pieces in between is read", async () => {
    const pieces = [new Uint8Array(0), bytes('{"a"'), new Uint8Array(0), bytes(":1}"), new Uint8Array(0)];
    const { data } = await answering({ status: 200, headers, body: streamOf(...pieces) }).call(send, input);
    expect(data).toEqual({ a: 1 });
  });

  it.each([
    ["a string", '{"a":1}'],
    ["undefined", undefined],
    ["null", null],
    ["a number", 7],
    ["an object with a byteLength", { byteLength: 3 }],
  ])(
    "that contains %s is broken: a success becomes a ConnectionError, an error stays an ApiError",
    async (_name, piece) => {
      const body = () => streamOf(bytes("{"), piece, bytes("}"));
      expect(await rejection(answering({ status: 200, headers, body: body() }).call(send, input))).toMatchObject({
        name: "ConnectionError",
        outcome: "unknown",
      });
      expect(await rejection(answering({ status: 422, headers, body: body() }).call(send, input))).toMatchObject({
        name: "ApiError",
        status: 422,
        outcome: "rejected",
      });
    },
  );

  it.each([0, -5, Number.NaN, 1e9])(
    "whose pieces report %d as their length is read by its real bytes",
    async (length) => {
      const piece = bytes('{"a":1}');
      Object.defineProperty(piece, "byteLength", { value: length });
      Object.defineProperty(piece, "length", { value: length });
      const { data } = await answering({ status: 200, headers, body: streamOf(piece) }).call(send, input);
      expect(data).toEqual({ a: 1 });
      const large = bytes(`"${"x".repeat(5_000)}"`);
      Object.defineProperty(large, "byteLength", { value: length });
      const fetch = (async () => ({ status: 200, headers, body: streamOf(large) })) as never;
      expect(await rejection(testClient({ fetch, maxResponseBytes: 1_000 }).call(read, input))).toMatchObject({
        name: "ResponseParseError",
      });
    },
  );

  it("whose getReader throws is broken", async () => {
    const body = { getReader: throwing };
    expect(await rejection(answering({ status: 500, headers, body }).call(send, input))).toMatchObject({
      name: "ApiError",
      status: 500,
    });
  });

  it("whose reader cannot be cancelled is still reported as too large", async () => {
    const reader = { read: async () => ({ done: false, value: bytes("x".repeat(2_000)) }) };
    const fetch = (async () => ({ status: 200, headers, body: { getReader: () => reader } })) as never;
    expect(await rejection(testClient({ fetch, maxResponseBytes: 1_000 }).call(read, input))).toMatchObject({
      name: "ResponseParseError",
    });
  });
});

describe("a Response of a caller's own fetch", () => {
  it.each([
    ["undefined", async () => undefined],
    ["a number", async () => 7],
    ["an object", async () => ({ a: 1 })],
    ["a number instead of a promise", () => 7],
  ])("whose text() gives %s is a ConnectionError for a success, and an ApiError for an error", async (_name, text) => {
    expect(await rejection(answering({ status: 200, headers, text }).call(send, input))).toMatchObject({
      name: "ConnectionError",
      outcome: "unknown",
    });
    expect(await rejection(answering({ status: 403, headers, text }).call(remove, input))).toMatchObject({
      name: "ApiError",
      status: 403,
    });
  });

  const undefinedRejection = () => Promise.reject(undefined);
  // biome-ignore lint/suspicious/noThenProperty: a promise that cannot be read
  const thenThrows = () => Object.defineProperty({}, "then", { get: throwing });
  const proxyThrows = () => new Proxy({}, { get: throwing });

  it.each([
    ["text() rejects with undefined", { status: 200, headers, text: undefinedRejection }],
    ["text() throws", { status: 200, headers, text: throwing }],
    ["status throws", Object.defineProperty({ headers }, "status", { get: throwing })],
    ["headers throw", Object.defineProperty({ status: 200 }, "headers", { get: throwing })],
    ["body throws", Object.defineProperty({ status: 200, headers }, "body", { get: throwing })],
    [
      "every property throws",
      new Proxy({ status: 200 }, { get: (_it, key) => (key === "then" ? undefined : throwing()) }),
    ],
    ["status is 0", { status: 0, headers, text: async () => "" }],
    ["status is -1", { status: -1, headers, text: async () => "" }],
    ["status is 1.5", { status: 1.5, headers, text: async () => "" }],
  ])("whose %s leaves a send unknown", async (_name, response) => {
    const error = await rejection(answering(response).call(send, input));
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
  });

  it.each([
    ["throws", throwing],
    [
      "throws undefined",
      () => {
        throw undefined;
      },
    ],
    ["returns undefined", () => undefined],
    ["rejects with undefined", undefinedRejection],
    ["rejects with null", () => Promise.reject(null)],
    ["returns a promise whose then throws", thenThrows],
    ["returns a value that throws when it is read", proxyThrows],
  ])("of a fetch that %s is a ConnectionError, and a send is unknown", async (_name, fetch) => {
    const error = await rejection(testClient({ fetch: fetch as never }).call(send, input));
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
  });

  it("that throws when it is read does not break the timeout or an abort", async () => {
    const hostile = new Proxy(new Promise(() => {}), {
      get: (target, key) => (key === "then" ? target.then.bind(target) : throwing()),
    });
    const clock = manualClock();
    const fetch = (() => hostile) as never;
    const late = rejection(testClient({ fetch, timeout: 10 }, { clock }).call(send, input));
    await clock.advance(10);
    expect(await late).toMatchObject({ name: "TimeoutError", outcome: "unknown" });
    const controller = new AbortController();
    const given = rejection(testClient({ fetch }, { clock }).call(send, input, { signal: controller.signal }));
    await clock.advance(0);
    controller.abort("enough");
    expect(await given).toBe("enough");
  });

  it.each<[string, ProxyHandler<typeof headers>]>([
    ["they are asked what they have", { has: throwing }],
    ["they are asked for anything but get", { get: (of, name) => (name === "get" ? of.get : throwing()) }],
    [
      "anything is done with them but get",
      new Proxy({}, { get: (_, trap) => (trap === "get" ? Reflect.get : throwing) }),
    ],
  ])("whose headers throw when %s is read all the same", async (_when, handler) => {
    const response = { status: 200, headers: new Proxy(headers, handler), text: async () => '{"a":1}' };
    expect((await answering(response).call(send, input)).data).toEqual({ a: 1 });
  });

  it("whose headers throw has no requestId and no retryAfter", async () => {
    const response = { status: 429, headers: { get: throwing }, text: async () => "slow down" };
    expect(await rejection(answering(response).call(send, input))).toMatchObject({
      name: "ApiError",
      status: 429,
      requestId: undefined,
      retryAfter: undefined,
    });
  });
});

describe("a fetch that aborts the caller's signal while it is called", () => {
  it("ends this call and all others with that signal, and is told", async () => {
    const controller = new AbortController();
    const signals: AbortSignal[] = [];
    const fetch = ((_url: string, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      if (signals.length === 2) controller.abort("enough");
      return new Promise(() => {});
    }) as never;
    const outcomes: unknown[] = [];
    const { signal } = controller;
    const client = testClient({ fetch, hooks: { onError: ({ outcome }) => outcomes.push(outcome) } });
    const calls = [client.call(send, input, { signal }), client.call(send, input, { signal })];
    expect(await Promise.all(calls.map(rejection))).toEqual(["enough", "enough"]);
    expect(outcomes).toEqual(["unknown", "unknown"]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });
});

describe("a fetch whose properties are not its own", () => {
  const answer = async () => new Response('{"a":1}');
  it.each([
    ["throws at every access", throwing],
    ["has a function for every name", () => () => ({})],
  ])("because it is a proxy that %s is called as any other", async (_name, get) => {
    const fetch = new Proxy(answer, { get }) as never;
    expect((await testClient({ fetch }).call(send, input)).data).toEqual({ a: 1 });
  });
});

it("an attempt never rejects, even for a response that throws at every access", async () => {
  const request = { url: "https://x.example", method: "GET", headers: new Headers(), body: undefined };
  const limits = { timeout: 1_000, maxResponseBytes: 1, signal: undefined };
  const end = await runAttempt((() => throwing()) as never, request, limits, systemClock);
  expect(end).toMatchObject({ kind: "failure", why: "connection" });
});
