import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Commands } from "../connect/commands.js";
import { createHeldSlots } from "./held-slots.js";
import { createLocalRate } from "./local-rate.js";
import { createWakes } from "./wakes.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the rate of one process", () => {
  it("lets as many attempts begin in any period as it says", () => {
    let now = 0;
    const rate = createLocalRate({ requests: 2, per: 100 }, () => now);
    const waits: number[] = [];
    for (const at of [0, 30, 60, 100, 100, 129, 130]) {
      now = at;
      const wait = rate.wait();
      waits.push(wait);
      if (wait === 0) rate.count();
    }
    expect(waits).toEqual([0, 0, 40, 0, 30, 1, 0]);
  });

  it("is no limit if there is none", () => {
    const rate = createLocalRate(undefined);
    rate.count();
    expect(rate.wait()).toBe(0);
  });
});

describe("slots in flight", () => {
  it("are renewed until they are given back, and not longer than their attempts may take", async () => {
    const renewed: (readonly string[])[] = [];
    const held = createHeldSlots((ids) => void renewed.push(ids), 1_000);
    held.add("short", 1_500);
    held.add("long", 10_000);
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.advanceTimersByTimeAsync(1_000);
    held.delete("long");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(renewed).toEqual([["short", "long"], ["short", "long"], ["long"]]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("sleeping until Redis wakes a waiter", () => {
  const setUp = (ready: () => Promise<unknown> = async () => {}) => {
    let hear: (channel: string, message: string) => void = () => {};
    let isStopped = false;
    let tries = 0;
    const commands: Commands = {
      run: async () => undefined,
      listen(channels, listener) {
        tries += 1;
        expect(channels).toEqual(["{p}:wake:me", "{p}:resumed"]);
        hear = listener;
        return {
          ready: ready(),
          end() {
            isStopped = true;
          },
        };
      },
    };
    const resumed: string[] = [];
    const wakes = createWakes(commands, { wake: "{p}:wake", resumed: "{p}:resumed" }, "me", (group) =>
      resumed.push(group),
    );
    const slept: string[] = [];
    return {
      wakes,
      resumed,
      slept,
      hear: (channel: string, message: string) => hear(channel, message),
      stopped: () => isStopped,
      tries: () => tries,
      sleep: (id: string, ms?: number, signal?: AbortSignal) =>
        wakes.sleep(id, ms, signal).then(() => void slept.push(id)),
    };
  };

  it("a message wakes the waiter that it names, and no other", async () => {
    const { sleep, hear, slept, resumed } = setUp();
    void sleep("me:1");
    void sleep("me:2");
    await vi.advanceTimersByTimeAsync(0);
    hear("{p}:wake:me", "me:2");
    hear("{p}:wake:me", "me:3");
    hear("{p}:resumed", "g");
    await vi.advanceTimersByTimeAsync(0);
    expect([slept, resumed]).toEqual([["me:2"], ["g"]]);
    expect(vi.getTimerCount()).toBe(1);
  });

  it("a waiter asks again by itself: soon while nothing can wake it, else after a second, or when its turn comes", async () => {
    const { sleep, slept } = setUp();
    void sleep("deaf");
    await vi.advanceTimersByTimeAsync(100);
    void sleep("hears");
    void sleep("turn", 40);
    await vi.advanceTimersByTimeAsync(40);
    await vi.advanceTimersByTimeAsync(959);
    expect(slept).toEqual(["deaf", "turn"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(slept).toEqual(["deaf", "turn", "hears"]);
  });

  it("a second connection that cannot be made is ended, and tried again once a second, however many wait", async () => {
    const { sleep, slept, tries, stopped } = setUp(() => Promise.reject(new Error("no second connection")));
    for (let at = 0; at < 19; at += 1) {
      void sleep(`${at}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect([slept.length, tries(), stopped()]).toEqual([19, 2, true]);
  });

  it("an aborted signal ends it at once, also one that was aborted before, and no listener stays", async () => {
    const { sleep, slept } = setUp();
    const controller = new AbortController();
    void sleep("1", undefined, controller.signal);
    await vi.advanceTimersByTimeAsync(0);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    void sleep("2", undefined, controller.signal);
    await vi.advanceTimersByTimeAsync(0);
    expect(slept).toEqual(["1", "2"]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("many waiters with one signal add one listener to it, because Node warns about many", async () => {
    const { sleep, slept } = setUp();
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, "addEventListener");
    for (let at = 0; at < 20; at += 1) void sleep(`${at}`, undefined, controller.signal);
    await vi.advanceTimersByTimeAsync(0);
    expect(add).toHaveBeenCalledTimes(1);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect([slept.length, vi.getTimerCount()]).toEqual([20, 0]);
  });

  it("closing ends all sleep and the second connection", async () => {
    const { sleep, slept, wakes, stopped } = setUp();
    void sleep("1");
    await vi.advanceTimersByTimeAsync(0);
    wakes.close();
    await vi.advanceTimersByTimeAsync(0);
    expect([slept, stopped(), vi.getTimerCount()]).toEqual([["1"], true, 0]);
  });

  it("closing ends a second connection that is not made yet, and none is made later", async () => {
    const { sleep, slept, wakes, stopped, tries } = setUp(() => new Promise(() => {}));
    void sleep("1");
    wakes.close();
    void sleep("2");
    await vi.advanceTimersByTimeAsync(2_000);
    void sleep("3");
    await vi.advanceTimersByTimeAsync(0);
    expect([slept, stopped(), tries(), vi.getTimerCount()]).toEqual([["1", "2", "3"], true, 1, 0]);
  });
});
