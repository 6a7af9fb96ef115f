import { createLimiter, type Entry, type Slot, systemClock } from "@invitation-clients/runtime";
import { vi } from "vitest";
import { createAvailability } from "../store/availability.js";
import type { Answer, Store } from "../store/store.js";
import { createHeldSlots } from "../waiting/held-slots.js";
import { createLocalRate } from "../waiting/local-rate.js";
import { createSharedQueue } from "../waiting/shared-queue.js";

export const GRANTED: Answer = { kind: "granted", isProbe: false };
export const PROBE: Answer = { kind: "granted", isProbe: true };
export type Scripted = Answer | Error | Promise<Answer>;

interface Rate {
  readonly requests: number;
  readonly per: number;
}

/** A queue on a store that gives the answers one after another, and grants every further wish. */
export function createScriptedQueue(
  answers: Scripted[],
  { onUnavailable = "local" as "local" | "fail", maxConcurrency = 8, rate = undefined as Rate | undefined } = {},
) {
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
    own: createLimiter(maxConcurrency, systemClock),
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
      sleep: async (_id, ms, signal) => {
        slept.push(ms);
        await new Promise<void>((resolve) => {
          setTimeout(resolve, ms ?? 10);
          signal?.addEventListener("abort", () => resolve());
        });
      },
      close: () => {},
    },
    held: createHeldSlots(() => {}, 1_000),
    localRate: createLocalRate(rate),
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
