import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "../store/store.js";
import { GRANTED, createScriptedQueue as setUp } from "../test-support/scripted-queue.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("without the store", () => {
  it("a call is let in by the limits of its process, and the store is told later that it holds nothing", async () => {
    const { enter, told, turn, setDown } = setUp([], { maxConcurrency: 1 });
    setDown(true);
    const slot = await enter();
    let isIn = false;
    const second = enter().then((entered) => {
      isIn = true;
      return entered;
    });
    await turn(100);
    expect(isIn).toBe(false);
    slot.release(true);
    await second;
    expect(told).toEqual(["away"]);
    setDown(false);
    await turn(1_000);
    (await second).release(true);
    (await enter()).release(true);
    await turn();
    // The second call did not ask: the store was known to be away.
    expect(told).toEqual(["away", "enter 3", "back", "leave 1 false", "leave 3 true"]);
  });

  it("the end of a call is told when the store is back", async () => {
    const { enter, told, turn, setDown } = setUp([]);
    const slot = await enter();
    setDown(true);
    slot.release(true);
    await turn();
    setDown(false);
    await turn(1_000);
    await enter();
    await turn();
    expect(told).toEqual(["enter 1", "away", "enter 2", "back", "leave 1 true"]);
  });

  it("calls that begin together keep the rate of their process", async () => {
    const { enter, turn, setDown } = setUp([], { rate: { requests: 2, per: 600 } });
    setDown(true);
    let begun = 0;
    for (let at = 0; at < 5; at += 1) void enter().then(() => (begun += 1));
    const counts: number[] = [];
    for (const ms of [0, 599, 1, 600]) {
      await turn(ms);
      counts.push(begun);
    }
    expect(counts).toEqual([2, 2, 4, 5]);
  });

  it("a call that asks again does not lose the slot that it is granted then", async () => {
    const { enter, turn, told, setDown } = setUp([], { rate: { requests: 1, per: 1_500 } });
    setDown(true);
    await enter();
    const entered = enter();
    await turn(1_200);
    setDown(false);
    await turn(1_500);
    await entered;
    const granted = told
      .filter((line) => line.startsWith("enter"))
      .at(-1)
      ?.replace("enter ", "");
    expect(told).toContain("back");
    expect(told.filter((line) => line.startsWith(`leave ${granted} `))).toEqual([]);
  });

  it("a call fails if it is to fail, and its place in the process is free again", async () => {
    const { enter, turn, setDown } = setUp([], { onUnavailable: "fail", maxConcurrency: 1 });
    setDown(true);
    await expect(enter()).rejects.toThrow("down");
    setDown(false);
    await turn(1_000);
    await enter();
  });

  it("a slot that is granted too late is given back", async () => {
    let grant: (answer: Answer) => void = () => {};
    const { enter, told, turn } = setUp([new Promise<Answer>((resolve) => (grant = resolve))]);
    const entered = enter();
    await turn(200);
    await entered;
    grant(GRANTED);
    await turn();
    expect(told).toEqual(["enter 1", "away", "leave 1 false"]);
  });
});
