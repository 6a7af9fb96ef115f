import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRedisLimits } from "./redis-limits.js";
import { createLog } from "./test-support/log.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A client as of ioredis, whose commands get their answer from `reply`. */
function clientWith(reply: () => Promise<unknown>) {
  let commands = 0;
  const evalsha = (): Promise<unknown> => {
    commands += 1;
    return reply();
  };
  const client = { evalsha, eval: evalsha, duplicate: () => ({}) };
  return { client, commands: () => commands };
}

const ENTRY = { group: "g", lease: 1_000, longestWait: () => 1_000, signal: undefined };
const key = new Uint8Array(32);
const down = (): Promise<never> => Promise.reject(new Error("down"));

describe("the logger", () => {
  it.each([
    [
      "throws",
      () => {
        throw new Error("disk full");
      },
    ],
    ["returns a promise that rejects", () => Promise.reject(new Error("disk full")) as never],
  ])("that %s breaks no call", async (_how, log) => {
    let reply = down as () => Promise<unknown>;
    const logger = { debug: log, info: log, warn: log, error: log };
    const { client } = clientWith(() => reply());
    const limits = createRedisLimits({ client, logger });
    await expect(limits.enter(ENTRY)).resolves.toHaveProperty("release");
    await vi.advanceTimersByTimeAsync(1_000);
    reply = async () => [1, 0];
    await expect(limits.enter(ENTRY)).resolves.toHaveProperty("release");
  });
});

describe("after close()", () => {
  it("Redis is asked for nothing, neither for a slot nor for a token, and nothing is logged", async () => {
    const { lines, logger } = createLog();
    const { client, commands } = clientWith(down);
    const limits = createRedisLimits({ client, logger, sharedToken: { key } });
    const closing = limits.close();
    await vi.advanceTimersByTimeAsync(10);
    await closing;
    await expect(limits.enter(ENTRY)).rejects.toThrow("the limits are closed");
    const issued = { token: "t", renewIn: 1 };
    expect(await limits.shareToken?.({ name: "n", refused: undefined, fetch: async () => issued })).toBe(issued);
    limits.pause("g", 1, undefined);
    expect([commands(), lines, vi.getTimerCount()]).toEqual([0, [], 0]);
  });

  it("the end of the last call has been told to Redis, however late it answers", async () => {
    const { lines, logger } = createLog();
    let reply = async (): Promise<unknown> => [1, 0];
    const { client } = clientWith(() => reply());
    const limits = createRedisLimits({ client, logger });
    const slot = await limits.enter(ENTRY);
    let answer: (value: unknown) => void = () => {};
    reply = () => new Promise((resolve) => (answer = resolve));
    if ("release" in slot) slot.release(true);
    let isClosed = false;
    const closing = limits.close().then(() => {
      isClosed = true;
    });
    await vi.advanceTimersByTimeAsync(900);
    expect(isClosed).toBe(false);
    answer(1);
    await vi.advanceTimersByTimeAsync(10);
    await closing;
    expect([lines, vi.getTimerCount()]).toEqual([[], 0]);
  });
});
