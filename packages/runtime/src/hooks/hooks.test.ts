import { describe, expect, it, vi } from "vitest";
import { manualClock } from "../test-support/manual-clock.js";
import {
  broken,
  input,
  json,
  read,
  rejection,
  remove,
  scripted,
  send,
  testClient,
} from "../test-support/test-client.js";
import type { Hooks } from "./hooks.js";

async function record(answers: Parameters<typeof scripted>, operation = read) {
  const clock = manualClock();
  const events: [string, Record<string, unknown>][] = [];
  const on =
    (name: string) =>
    (event: object): void =>
      void events.push([name, event as Record<string, unknown>]);
  const hooks = { onRequest: on("request"), onResponse: on("response"), onRetry: on("retry"), onError: on("error") };
  const call = testClient({ fetch: scripted(...answers).fetch, hooks }, { clock })
    .call(operation, input)
    .catch(() => {});
  await clock.advance(60_000);
  await call;
  return events;
}

describe("hooks", () => {
  it("report a successful call: request, response", async () => {
    const events = await record([json(200, {}, { "x-request-id": "r1" })]);
    const about = {
      callId: expect.any(Number),
      operationId: "readThing",
      method: "GET",
      path: "/things/{id}",
      attempt: 1,
    };
    expect(events).toEqual([
      ["request", { ...about, effect: "read" }],
      ["response", { ...about, status: 200, duration: 0, requestId: "r1" }],
    ]);
  });

  it("report a failed call with retries: every attempt, every wait, and the outcome", async () => {
    const events = await record([json(503), broken("ECONNREFUSED"), json(400, {}, { "x-request-id": "r3" })]);
    expect(events.map(([name]) => name)).toEqual([
      "request",
      "response",
      "retry",
      "request",
      "retry",
      "request",
      "response",
      "error",
    ]);
    expect(events[2]?.[1]).toMatchObject({ attempt: 1, delay: 250, status: 503 });
    expect(events[4]?.[1]).toMatchObject({ attempt: 2, status: undefined });
    expect(events[7]?.[1]).toMatchObject({
      attempt: 3,
      name: "ApiError",
      outcome: "unknown",
      status: 400,
      requestId: "r3",
    });
  });

  it("report the outcome of a call that the caller aborted", async () => {
    const onError = vi.fn();
    const { fetch } = scripted(() => new Promise(() => {}));
    const controller = new AbortController();
    const call = rejection(testClient({ fetch, hooks: { onError } }).call(send, input, { signal: controller.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await call;
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ name: "AbortError", outcome: "unknown" });
  });

  it("report no error for a DELETE that an earlier attempt may have carried out", async () => {
    const events = await record([json(503), json(404)], remove);
    expect(events.map(([name]) => name)).toEqual(["request", "response", "retry", "request", "response"]);
  });

  it("report the error of a success whose body is unusable", async () => {
    const onError = vi.fn();
    const { fetch } = scripted(json(200, {}));
    const reply = await testClient({ fetch, hooks: { onError } }).call(read, input);
    reply.unreadable("it says nothing");
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ name: "ResponseParseError", outcome: "unknown", status: 200 });
  });

  it("cannot break a call by throwing, rejecting or changing their event", async () => {
    const bad: Hooks = {
      onRequest: () => {
        throw new Error("hook");
      },
      onResponse: async () => {
        throw new Error("hook");
      },
      onRetry: (event) => {
        (event as { delay: number }).delay = 1e9;
      },
    };
    const clock = manualClock();
    const { fetch } = scripted(json(500), json(200));
    const call = testClient({ fetch, hooks: bad }, { clock }).call(read, input);
    await clock.advance(10_000);
    expect((await call).data).toEqual({ ok: true });
  });

  it("that never settle are not awaited", async () => {
    const { fetch } = scripted(json(200));
    const call = testClient({ fetch, hooks: { onRequest: () => new Promise(() => {}) } }).call(read, input);
    await expect(call).resolves.toBeDefined();
  });
});

describe("the logger", () => {
  it.each([
    ["debug", 4],
    ["info", 3],
    ["warn", 2],
    ["error", 1],
    ["silent", 0],
  ] as const)("at level %s writes %d lines of a call that is repeated once and fails", async (logLevel, lines) => {
    const log = vi.fn();
    const clock = manualClock();
    const logger = { debug: log, info: log, warn: log, error: log };
    const { fetch } = scripted(broken("ECONNREFUSED"), json(404));
    const call = rejection(testClient({ fetch, logger, logLevel }, { clock }).call(send, input, { maxRetries: 1 }));
    await clock.advance(10_000);
    await call;
    // "debug" has two lines, one for each attempt; the other levels have one.
    expect(log).toHaveBeenCalledTimes(logLevel === "debug" ? lines + 1 : lines);
  });

  it("that throws cannot break a call", async () => {
    const log = (): never => {
      throw new Error("disk full");
    };
    const logger = { debug: log, info: log, warn: log, error: log };
    const { fetch } = scripted(json(200));
    await expect(testClient({ fetch, logger, logLevel: "debug" }).call(read, input)).resolves.toBeDefined();
  });
});
