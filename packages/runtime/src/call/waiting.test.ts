import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { isTimeoutError } from "../errors/guards.js";
import { sleep, systemClock } from "../platform/clock.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";

const never = (): Promise<Response> => new Promise(() => {});

/** An answer whose head arrives but whose body does not. */
const headOnly = (): Response => new Response(new ReadableStream({ start() {} }), { status: 200 });

describe("timeout", () => {
  it.each([
    ["no answer comes", never],
    ["the body does not end", headOnly],
  ])("ends an attempt when %s, even if fetch ignores its signal", async (_name, answer) => {
    const clock = manualClock();
    const { fetch } = scripted(answer);
    const call = rejection(testClient({ fetch }, { clock }).call(send, input, { timeout: 1_000 }));
    await clock.advance(999);
    await clock.advance(1);
    const error = await call;
    expect(isTimeoutError(error)).toBe(true);
    expect(error).toMatchObject({ outcome: "unknown", attempts: 1 });
    expect((error as Error).message).toContain("timeout (1000 ms)");
  });

  it("comes from the spec by default, and the client's option overrides it", async () => {
    for (const [options, ms] of [
      [{}, 30_000],
      [{ timeout: 5_000 }, 5_000],
    ] as const) {
      const clock = manualClock();
      const { fetch } = scripted(never);
      let settled = false;
      const call = rejection(testClient({ fetch, ...options }, { clock }).call(send, input)).finally(() => {
        settled = true;
      });
      await clock.advance(ms - 1);
      expect(settled).toBe(false);
      await clock.advance(1);
      await call;
    }
  });

  it("does not count the time in the queue", async () => {
    const clock = manualClock();
    const release: (() => void)[] = [];
    const fetch = (): Promise<Response> => new Promise((resolve) => release.push(() => resolve(json(200)())));
    const client = testClient({ fetch: fetch as never, maxConcurrency: 1 }, { clock });
    const first = client.call(read, input, { timeout: 10_000 });
    const second = client.call(read, input, { timeout: 1_000 });
    await clock.advance(5_000);
    release[0]?.();
    await first;
    await clock.advance(500);
    release[1]?.();
    await expect(second).resolves.toBeDefined();
  });

  it("also limits the wait for a token", async () => {
    const clock = manualClock();
    const tokens = { get: () => new Promise<string>(() => {}), renew: async () => undefined };
    const { fetch, requests } = scripted(json(200));
    const call = rejection(testClient({ fetch }, { clock, tokens }).call(read, input, { timeout: 2_000 }));
    await clock.advance(2_000);
    expect(await call).toMatchObject({ name: "TokenError", outcome: "not-sent" });
    expect(requests).toHaveLength(0);
  });
});

describe("totalTimeout", () => {
  it("ends a call in an attempt as unknown", async () => {
    const clock = manualClock();
    const { fetch } = scripted(never);
    const call = rejection(testClient({ fetch }, { clock }).call(read, input, { totalTimeout: 700 }));
    await clock.advance(700);
    expect(await call).toMatchObject({ name: "TimeoutError", outcome: "unknown" });
  });

  it("ends a call in the queue as not sent", async () => {
    const clock = manualClock();
    const { fetch, requests } = scripted(never);
    const client = testClient({ fetch, maxConcurrency: 1 }, { clock });
    const first = rejection(client.call(read, input, { totalTimeout: 60_000 }));
    const second = rejection(client.call(send, input, { totalTimeout: 500 }));
    await clock.advance(500);
    expect(await second).toMatchObject({ name: "TimeoutError", outcome: "not-sent", attempts: 0 });
    expect(requests).toHaveLength(1);
    await clock.advance(60_000);
    await first;
  });

  it("that ends calls in the queue sends none of them, even if slots become free at that moment", async () => {
    const clock = manualClock();
    const { fetch, requests } = scripted(never);
    const client = testClient({ fetch, maxConcurrency: 16 }, { clock });
    const calls = Array.from({ length: 100 }, () => rejection(client.call(send, input, { totalTimeout: 300 })));
    await clock.advance(300);
    const outcomes = (await Promise.all(calls)).map((error) => (error as { outcome: string }).outcome);
    expect(requests).toHaveLength(16);
    expect(outcomes.filter((outcome) => outcome === "not-sent")).toHaveLength(84);
  });

  it("fails at once with the last answer if the next wait would be longer", async () => {
    const { fetch, requests } = scripted(json(503, {}, { "retry-after": "20" }));
    const error = await rejection(
      testClient({ fetch }, { clock: manualClock() }).call(read, input, { totalTimeout: 10_000 }),
    );
    expect(error).toMatchObject({ status: 503, retryAfter: 20_000 });
    expect(requests).toHaveLength(1);
  });
});

describe("signal", () => {
  const reason = { mine: true };

  it("aborted before the call sends nothing, and the call rejects with its reason", async () => {
    const { fetch, requests } = scripted(json(200));
    expect(await rejection(testClient({ fetch }).call(send, input, { signal: AbortSignal.abort(reason) }))).toBe(
      reason,
    );
    expect(requests).toHaveLength(0);
  });

  it.each([
    ["while the answer is awaited", never, 100],
    ["while the body is read", headOnly, 100],
    ["during back-off", json(503), 100],
    ["while the group is paused", json(429, {}, { "retry-after": "30" }), 5_000],
  ] as const)("aborted %s rejects at once with its own reason, and leaves no timer", async (_name, answer, at) => {
    const clock = manualClock(() => 0.99);
    const { fetch } = scripted(answer);
    const controller = new AbortController();
    const call = rejection(testClient({ fetch }, { clock }).call(read, input, { signal: controller.signal }));
    await clock.advance(at);
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(clock.pending).toBe(0);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("aborted while a token is fetched rejects at once, and other calls still get the token", async () => {
    let give: (token: string) => void = () => {};
    const pending = new Promise<string>((resolve) => {
      give = resolve;
    });
    const tokens = { get: () => pending, renew: async () => undefined };
    const { fetch } = scripted(json(200));
    const client = testClient({ fetch }, { tokens });
    const controller = new AbortController();
    const given = rejection(client.call(read, input, { signal: controller.signal }));
    const other = client.call(read, input);
    await Promise.resolve();
    controller.abort(reason);
    expect(await given).toBe(reason);
    give("late-token");
    expect((await other).data).toEqual({ ok: true });
  });

  it.each([null, 0, "", false])("aborted with %j rejects with exactly that", async (falsy) => {
    const { fetch } = scripted(never);
    const controller = new AbortController();
    const call = testClient({ fetch }).call(send, input, { signal: controller.signal });
    const caught = call.then(
      () => "resolved",
      (error: unknown) => error,
    );
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(falsy);
    expect(await caught).toBe(falsy);
  });

  it("shared by 50 calls at once has one listener", async () => {
    const { fetch } = scripted(never);
    const client = testClient({ fetch });
    const controller = new AbortController();
    const calls = Array.from({ length: 50 }, () => rejection(client.call(read, input, { signal: controller.signal })));
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort(reason);
    expect(new Set(await Promise.all(calls))).toEqual(new Set([reason]));
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("used for 1,000 calls has no listener afterwards, with and without totalTimeout", async () => {
    const { fetch } = scripted(json(200));
    const client = testClient({ fetch });
    const { signal } = new AbortController();
    for (const options of [{ signal }, { signal, totalTimeout: 60_000 }]) {
      await Promise.all(Array.from({ length: 1_000 }, () => client.call(read, input, options)));
    }
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("a timer", () => {
  it("longer than 2^31-1 ms is not cut short", async () => {
    vi.useFakeTimers();
    try {
      const set = vi.spyOn(globalThis, "setTimeout");
      let rang = false;
      systemClock.after(2 ** 31 + 5_000, () => {
        rang = true;
      });
      await vi.advanceTimersByTimeAsync(2 ** 31 - 1);
      expect(rang).toBe(false);
      await vi.advanceTimersByTimeAsync(5_001);
      expect(rang).toBe(true);
      for (const [, ms] of set.mock.calls) expect(ms).toBeLessThanOrEqual(2 ** 31 - 1);
    } finally {
      vi.useRealTimers();
    }
  });

  it("that is cancelled in its second part does not fire", async () => {
    vi.useFakeTimers();
    try {
      let rang = false;
      const cancel = systemClock.after(2 ** 31 + 5_000, () => {
        rang = true;
      });
      await vi.advanceTimersByTimeAsync(2 ** 31);
      cancel();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(rang).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it("of a sleep that is aborted is cleared", async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const slept = sleep(clock, 1_000, controller.signal).catch((error: unknown) => error);
    controller.abort("why");
    expect(await slept).toBe("why");
    expect(clock.pending).toBe(0);
  });
});
