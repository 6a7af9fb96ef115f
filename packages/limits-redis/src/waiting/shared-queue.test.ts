import { createOwnLimits, type Entry, type Slot } from "@invitation-clients/runtime";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAvailability } from "../store/availability.js";
import type { Answer, Store } from "../store/store.js";
import { createHeldSlots } from "./held-slots.js";
import { createLocalRate } from "./local-rate.js";
import { createSharedQueue } from "./shared-queue.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const GRANTED: Answer = { kind: "granted", isProbe: false };
const PROBE: Answer = { kind: "granted", isProbe: true };
type Scripted = Answer | Error | Promise<Answer>;

/** A queue on a store that gives the answers one after another, and grants every further wish. */
function setUp(answers: Scripted[], { onUnavailable = "local" as "local" | "fail", maxConcurrency = 8 } = {}) {
  const told: string[] = [];
  let isDown = false;
  const step = async (what: string): Promise<void> => {
    if (isDown) throw new Error("down");
    told.push(what);
  };
  const store: Store = {
    async enter(id) {
      await step(`enter ${id}`);
      const answer = answers.shift() ?? GRANTED;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    leave: (id, _group, finished) => step(`leave ${id} ${finished}`),
    pause: (_group, ms) => step(`pause ${ms}`),
    renew: async () => {},
  };
  let ids = 0;
  const slept: (number | undefined)[] = [];
  const queue = createSharedQueue({
    own: createOwnLimits(maxConcurrency),
    store,
    availability: createAvailability(
      200,
      () => told.push("away"),
      () => {
        told.push("back");
        queue.leaveOwed();
      },
    ),
    wakes: {
      sleep: async (_id, ms) => {
        slept.push(ms);
        await new Promise((resolve) => setTimeout(resolve, ms ?? 10));
      },
      close: async () => {},
    },
    held: createHeldSlots(() => {}, 1_000),
    localRate: createLocalRate(undefined),
    onUnavailable,
    nextId: () => `${++ids}`,
  });
  const enter = (given: Partial<Entry> = {}): Promise<Slot> =>
    queue
      .enter({ group: "g", lease: 1_000, longestWait: () => 60_000, signal: undefined, ...given })
      .then((entered) => {
        if (!("release" in entered)) throw Object.assign(new Error("refused"), entered);
        return entered;
      });
  const turn = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  return {
    queue,
    told,
    slept,
    enter,
    turn,
    setDown: (down: boolean) => {
      isDown = down;
    },
  };
}

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
});

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
    expect(told).toEqual(["away", "enter 3", "back", "leave 1 false", "leave 2 false", "leave 3 true"]);
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

  it("a call fails if it is to fail, and its place in the process is free again", async () => {
    const { enter, turn, setDown } = setUp([], { onUnavailable: "fail", maxConcurrency: 1 });
    setDown(true);
    await expect(enter()).rejects.toThrow("down");
    setDown(false);
    await turn(1_000);
    await enter();
  });

  it("close() ends all who wait, also in the process's own queue, and sends none of them", async () => {
    const full: Answer = { kind: "full", ms: 60_000 };
    const { enter, queue, slept, told, turn } = setUp([GRANTED, full, new Error("down")], { maxConcurrency: 2 });
    const slot = await enter();
    const ends = [1, 2].map(() => expect(enter()).rejects.toThrow("the limits are closed"));
    await turn();
    expect(slept).toEqual([60_000]);
    queue.close();
    await turn(60_000);
    await Promise.all(ends);
    await expect(enter()).rejects.toThrow("the limits are closed");
    slot.release(true);
    await turn();
    expect(told).not.toContain("enter 3");
  });

  it("the signal of a call keeps no listener of it", async () => {
    const { enter } = setUp([]);
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
    (await enter({ signal })).release(true);
    expect(add).toHaveBeenCalled();
    expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(add.mock.calls.map(([, listener]) => listener));
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
