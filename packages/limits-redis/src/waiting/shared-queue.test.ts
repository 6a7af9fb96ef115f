import type { Slot } from "@invitation-clients/runtime";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "../store/store.js";
import { GRANTED, PROBE, type Scripted, createScriptedQueue as setUp } from "../test-support/scripted-queue.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a call", () => {
  it("asks the store once, and tells it once when it is over", async () => {
    const { enter, told, turn } = setUp([]);
    const slot = await enter();
    slot.release(true);
    slot.release(true);
    await turn();
    expect(told).toEqual(["enter 1", "leave 1 true"]);
  });

  it("that finds no slot sleeps and asks again, for as long as the store says", async () => {
    const { enter, slept, told } = setUp([
      { kind: "full", ms: undefined },
      { kind: "full", ms: 70 },
    ]);
    const waits: number[] = [];
    const entered = enter({ onHeld: (ms) => waits.push(ms) });
    await vi.advanceTimersByTimeAsync(100);
    await entered;
    expect(slept).toEqual([undefined, 70]);
    // Only the rate is a wait for the rate limit.
    expect(waits).toEqual([70]);
    expect(told).toEqual(["enter 1", "enter 1", "enter 1"]);
  });

  it("of a group that is paused elsewhere waits here, and the pause is over for all when the store says so", async () => {
    const held: Answer = { kind: "held", ms: 500, isProbed: false };
    const { enter, turn } = setUp([held, held, held]);
    const entered: number[] = [];
    const waits: number[] = [];
    for (const at of [1, 2, 3]) void enter({ onHeld: (ms) => waits.push(ms) }).then(() => entered.push(at));
    await turn(499);
    expect(entered).toEqual([]);
    await turn(1);
    // In order, and none of them waits for another one to be over.
    expect(entered).toEqual([1, 2, 3]);
    expect(waits).toEqual([500, 500, 500]);
  });

  it("is refused if the pause elsewhere is longer than it would wait", async () => {
    const { enter } = setUp([{ kind: "held", ms: 90_000, isProbed: false }]);
    await expect(enter()).rejects.toMatchObject({ timeLeft: 90_000 });
  });

  it("that goes first in its process after a pause holds the others here back, too, until it is over", async () => {
    const { enter, turn, queue, told } = setUp([PROBE]);
    queue.pause("g", 100, undefined);
    const entered: Slot[] = [];
    for (const _call of [1, 2, 3]) void enter().then((slot) => entered.push(slot));
    await turn(2_000);
    expect(entered).toHaveLength(1);
    entered[0]?.release(true);
    await turn();
    expect(entered).toHaveLength(3);
    expect(told.slice(0, 3)).toEqual(["pause 100", "enter 1", "leave 1 true"]);
  });

  it("is not let in early by an answer that the store gave before a 429 of this process", async () => {
    let grant: (answer: Answer) => void = () => {};
    const { enter, turn, queue } = setUp([new Promise<Answer>((resolve) => (grant = resolve))]);
    const first = enter();
    await turn();
    queue.pause("g", 150, undefined);
    grant(GRANTED);
    await first;
    let isIn = false;
    void enter().then(() => {
      isIn = true;
    });
    await turn(149);
    expect(isIn).toBe(false);
    await turn(1);
    expect(isIn).toBe(true);
  });

  it("that is aborted while the store is asked gives back what it was granted", async () => {
    let grant: (answer: Answer) => void = () => {};
    const { enter, turn, told } = setUp([new Promise<Answer>((resolve) => (grant = resolve))]);
    const controller = new AbortController();
    const entered = enter({ signal: controller.signal });
    await turn();
    controller.abort(new Error("enough"));
    grant(GRANTED);
    await expect(entered).rejects.toThrow("enough");
    await turn();
    expect(told).toEqual(["enter 1", "leave 1 false"]);
  });

  it("that is aborted ends at once, however long the store takes to answer", async () => {
    let grant: (answer: Answer) => void = () => {};
    const { enter, turn, told } = setUp([new Promise<Answer>((resolve) => (grant = resolve))], { maxConcurrency: 1 });
    const controller = new AbortController();
    const entered = enter({ signal: controller.signal });
    await turn();
    controller.abort(new Error("enough"));
    await expect(entered).rejects.toThrow("enough");
    (await enter()).release(true);
    grant(GRANTED);
    await turn();
    expect(told).toEqual(["enter 1", "enter 2", "leave 2 true", "leave 1 false"]);
  });

  it("that is aborted while it waits leaves the queue, and does not ask again", async () => {
    const { enter, turn, told } = setUp([{ kind: "full", ms: 70 }]);
    const controller = new AbortController();
    const entered = enter({ signal: controller.signal });
    await turn(20);
    controller.abort(new Error("enough"));
    await expect(entered).rejects.toThrow("enough");
    await turn();
    expect(told).toEqual(["enter 1", "leave 1 false"]);
  });

  it("keeps its place in its process while it waits for the store, longer than its attempt may take", async () => {
    const { enter, turn, told } = setUp([{ kind: "full", ms: 5_000 }], { maxConcurrency: 1 });
    void enter({ lease: 1_000 });
    void enter({ lease: 1_000 });
    await turn(4_999);
    expect(told).toEqual(["enter 1"]);
    await turn(30_000);
    expect(told).toEqual(["enter 1", "enter 1"]);
  });
});

describe("after close()", () => {
  it("whoever waits for a slot, a pause or an answer fails, and leaves the store", async () => {
    let grant: (answer: Answer) => void = () => {};
    const answers: Scripted[] = [
      new Promise<Answer>((resolve) => (grant = resolve)),
      { kind: "full", ms: 500 },
      { kind: "held", ms: 90_000, isProbed: false },
    ];
    const { enter, turn, told, queue } = setUp(answers);
    queue.pause("mine", 1e9, undefined);
    const longestWait = (): number => 1e12;
    const ends = ["a", "b", "held", "mine"].map((group) =>
      enter({ group, longestWait }).then(
        () => "in",
        (error: Error) => error.message,
      ),
    );
    await turn();
    queue.close();
    grant(GRANTED);
    await turn(500);
    expect(await Promise.all(ends)).toEqual(Array(4).fill("the limits are closed"));
    await expect(enter()).rejects.toThrow("the limits are closed");
    const left = told.filter((line) => line.startsWith("leave"));
    expect([left.sort(), told.at(-1)?.startsWith("leave")]).toEqual([["leave 1 false", "leave 2 false"], true]);
  });
});
