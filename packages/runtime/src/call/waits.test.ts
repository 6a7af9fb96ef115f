import { describe, expect, it } from "vitest";
import { tokenSource } from "../auth/token-source.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";

describe("onWait", () => {
  it("tells calls that an earlier 429 holds back, once each, and the logger says so", async () => {
    const clock = manualClock();
    const { fetch } = scripted(json(429, {}, { "retry-after": "5" }), json(200));
    const waits: unknown[] = [];
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const client = testClient(
      {
        fetch,
        hooks: { onWait: ({ operationId, waitingFor, delay }) => waits.push([operationId, waitingFor, delay]) },
        logger: { debug: log, info: log, warn: log, error: log },
      },
      { clock },
    );
    const first = client.call(send, input);
    await clock.advance(1_000);
    const second = client.call(read, input);
    await clock.advance(30_000);
    await Promise.all([first, second]);
    // The first call has told its own retry.
    expect(waits).toEqual([["readThing", "rate-limit", 4_250]]);
    expect(lines).toEqual(["sendThing again in 5250 ms after 429", "readThing waits 4250 ms for the rate limit"]);
  });

  it("tells a wait for the caller's token, and nothing once the token is there", async () => {
    const waits: unknown[] = [];
    const { fetch } = scripted(json(200));
    const hooks = {
      onWait: ({ waitingFor, delay }: object & { waitingFor?: unknown; delay?: unknown }) =>
        waits.push([waitingFor, delay]),
    };
    const client = testClient({ fetch, hooks }, { tokens: tokenSource(async () => "t") });
    await client.call(read, input, { timeout: 30_000 });
    await client.call(read, input, { timeout: 30_000 });
    expect(waits).toEqual(
      [
        ["token", 30_000],
        ["token", 30_000],
      ].slice(0, waits.length),
    );
    expect(waits.length).toBeGreaterThan(0);
  });
});

describe("onAborted", () => {
  it.each([
    ["before it was sent", "not-sent", 0],
    ["after it was sent", "unknown", 1],
  ])("a call that is aborted %s tells the outcome %s", async (_name, outcome, attempts) => {
    const { fetch, requests } = scripted(() => new Promise<Response>(() => {}));
    const controller = new AbortController();
    const outcomes: unknown[] = [];
    const reason = new Error("enough");
    const client = testClient({ fetch, maxConcurrency: 1 });
    if (attempts === 0) client.call(send, input).catch(() => {});
    const call = rejection(
      client.call(send, input, { signal: controller.signal, onAborted: (it) => outcomes.push(it) }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(outcomes).toEqual([outcome]);
    expect(requests).toHaveLength(1);
  });

  it("is not called by other failures, and what it throws is ignored", async () => {
    const client = testClient({ fetch: scripted(json(422)).fetch });
    const outcomes: unknown[] = [];
    await rejection(client.call(send, input, { onAborted: (it) => outcomes.push(it) }));
    expect(outcomes).toEqual([]);
    const reason = new Error("enough");
    const signal = AbortSignal.abort(reason);
    const onAborted = (): never => {
      throw new Error("mine");
    };
    expect(await rejection(client.call(send, input, { signal, onAborted }))).toBe(reason);
  });

  it("must be a function", async () => {
    const error = await rejection(testClient().call(send, input, { onAborted: 1 as never }));
    expect(error).toMatchObject({ name: "ConfigError", message: "options.onAborted must be a function" });
  });
});

describe("beforeSend", () => {
  it("is awaited before each attempt, outside of the attempt's timeout", async () => {
    const clock = manualClock();
    const { fetch, requests } = scripted(json(503), json(200));
    const told: number[] = [];
    const beforeSend = async (): Promise<void> => {
      told.push(requests.length);
      await new Promise<void>((resolve) => clock.after(2_000, resolve));
    };
    const call = testClient({ fetch }, { clock }).call(read, { ...input, beforeSend }, { timeout: 1_000 });
    await clock.advance(10_000);
    await call;
    expect(told).toEqual([0, 1]);
  });

  it("that fails ends the call before the request leaves, and gives the slot back", async () => {
    const { fetch, requests } = scripted(json(200));
    const client = testClient({ fetch, maxConcurrency: 1 });
    const full = new Error("disk full");
    const beforeSend = (): Promise<void> => Promise.reject(full);
    expect(await rejection(client.call(send, { ...input, beforeSend }))).toBe(full);
    expect(requests).toHaveLength(0);
    await client.call(send, input);
    expect(requests).toHaveLength(1);
  });

  it("that never resolves does not keep an aborted call", async () => {
    const { fetch, requests } = scripted(json(200));
    const controller = new AbortController();
    const beforeSend = (): Promise<void> => new Promise(() => {});
    const call = rejection(testClient({ fetch }).call(send, { ...input, beforeSend }, { signal: controller.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error("enough"));
    expect(await call).toMatchObject({ message: "enough" });
    expect(requests).toHaveLength(0);
  });
});
