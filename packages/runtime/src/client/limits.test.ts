import { describe, expect, it } from "vitest";
import { tokenSource } from "../auth/token-source.js";
import { ApiError, ConnectionError } from "../errors/errors.js";
import { createLimits } from "../retry/create-limits.js";
import { createLimiter } from "../retry/limiter.js";
import type { SharedLimits } from "../retry/shared-limits.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, testClient } from "../test-support/test-client.js";

describe("two clients with the same limits", () => {
  const setUp = () => {
    const clock = manualClock();
    const limits = createLimiter(2, clock);
    const clientOf = (...args: Parameters<typeof scripted>) => {
      const { fetch, requests } = scripted(...args);
      return { requests, client: (more: object = {}) => testClient({ fetch, limits }, { clock, ...more }) };
    };
    return { clock, clientOf };
  };

  it("share the pause after a 429", async () => {
    const { clock, clientOf } = setUp();
    const limited = clientOf(json(429, {}, { "retry-after": "5" }), json(200));
    const other = clientOf(json(200));
    const first = limited.client().call(read, input);
    await clock.advance(0);
    const second = other.client().call(read, input);
    await clock.advance(4_999);
    expect(other.requests).toHaveLength(0);
    await clock.advance(30_000);
    await Promise.all([first, second]);
    expect(other.requests).toHaveLength(1);
  });

  it("share no pause if their base URLs differ: both APIs may have a group of this name", async () => {
    const { clock, clientOf } = setUp();
    const limited = clientOf(json(429, {}, { "retry-after": "5" }), json(200));
    const other = clientOf(json(200));
    const first = limited.client().call(read, input);
    await clock.advance(0);
    await other.client({ baseUrl: "https://other.example.com" }).call(read, input);
    await clock.advance(30_000);
    await first;
  });

  it("share the bound of attempts in flight", async () => {
    const { clock, clientOf } = setUp();
    const slow = clientOf(() => new Promise<Response>(() => {}));
    const other = clientOf(json(200));
    const controller = new AbortController();
    const hanging = [1, 2].map(() =>
      slow
        .client()
        .call(read, input, { signal: controller.signal })
        .catch(() => {}),
    );
    await clock.advance(0);
    const waiting = other.client().call(read, input);
    await clock.advance(0);
    expect(other.requests).toHaveLength(0);
    controller.abort();
    await Promise.all([...hanging, waiting]);
    expect(other.requests).toHaveLength(1);
  });

  it("show each other what began the pause, without the secrets of the client that was refused", async () => {
    const { clock, clientOf } = setUp();
    const body = { message: "too many, first-secret-token" };
    const limited = clientOf(json(429, body, { "retry-after": "90", "x-echo": "first-secret-token" }));
    const first = limited.client({ tokens: tokenSource("first-secret-token") }).call(read, input);
    await expect(first).rejects.toBeInstanceOf(ApiError);
    const error = (await rejection(clientOf(json(200)).client().call(read, input))) as ApiError;
    expect(error).toMatchObject({ name: "ApiError", status: 429, outcome: "not-sent", retryAfter: expect.any(Number) });
    expect(error.body).toHaveProperty("message", expect.stringContaining("too many"));
    expect(JSON.stringify([error, [...(error.headers as Headers)], error.message])).not.toContain("first-secret");
    await clock.advance(0);
  });
});

describe("limits of another kind", () => {
  const custom = (enter: SharedLimits["enter"]) => {
    const { fetch, requests } = scripted(json(200));
    const limits: SharedLimits = { enterNow: () => undefined, enter, pause: () => {} };
    return { requests, client: testClient({ fetch, limits }) };
  };

  it("that cannot be asked fail the call as not sent, with the reason", async () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const { client, requests } = custom(() => Promise.reject(cause));
    const error = await rejection(client.call(read, input));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ outcome: "not-sent", attempts: 0, code: "ECONNREFUSED" });
    expect((error as Error).message).toBe(
      "readThing could not ask the shared limits (connect ECONNREFUSED) (not-sent; 0 attempts)",
    );
    expect(requests).toEqual([]);
  });

  it("that refuse a call without a cause fail it as held back", async () => {
    const { client, requests } = custom(async () => ({ timeLeft: 70_000, cause: undefined }));
    const error = await rejection(client.call(read, input));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 429, outcome: "not-sent", retryAfter: 70_000 });
    expect(requests).toEqual([]);
  });

  it("get their slot back once, after the attempt", async () => {
    const released: boolean[] = [];
    const { client } = custom(async () => ({ release: (finished) => void released.push(finished) }));
    await client.call(read, input);
    expect(released).toEqual([true]);
  });

  it("get the logger of each client whose level shows warnings", () => {
    const loggers: unknown[] = [];
    const limits = { ...createLimits(), useLogger: (logger: unknown) => void loggers.push(logger) };
    testClient({ limits, logger: console });
    testClient({ limits, logger: { ...console }, logLevel: "error" });
    testClient({ limits });
    expect(loggers).toEqual([console]);
  });
});

describe("wrong limits are refused with the name of the option", () => {
  it.each([
    [() => testClient({ limits: 8 as never }), "limits must come from createLimits() or createRedisLimits()"],
    [() => testClient({ limits: {} as never }), "limits must come from createLimits() or createRedisLimits()"],
    [() => testClient({ limits: null as never }), "limits must come from createLimits() or createRedisLimits()"],
    [() => testClient({ limits: createLimits(), maxConcurrency: 4 }), "give maxConcurrency to the function that makes"],
    [() => createLimits({ maxConcurrency: 0 }), "maxConcurrency must be a whole number, at least 1"],
    [() => createLimits({ maxConcurency: 1 } as never), 'did you mean "maxConcurrency"?'],
    [() => createLimits(null as never), "createLimits must be an object"],
  ])("%s", (make, message) => {
    expect(make).toThrow(message);
  });
});
