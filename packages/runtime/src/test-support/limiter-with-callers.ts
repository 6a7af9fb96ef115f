import { createLimiter } from "../retry/limiter.js";
import type { Entry, Slot } from "../retry/shared-limits.js";
import { manualClock } from "./manual-clock.js";

/** Longer than any test, except those of expired slots. */
export const LEASE = 1_000_000;
const forever = (): number => Number.POSITIVE_INFINITY;
export const entry = (given: Partial<Entry> = {}): Entry => ({
  group: "g",
  lease: LEASE,
  longestWait: forever,
  signal: undefined,
  ...given,
});

/** A limiter on a manual clock, and callers by name. */
export function limiterWithCallers(maxConcurrency = 2) {
  const clock = manualClock();
  const limiter = createLimiter(maxConcurrency, clock);
  const order: string[] = [];
  const slots = new Map<string, Slot>();
  const enter = (name: string, group = "g", wait = forever, signal?: AbortSignal): Promise<void> =>
    Promise.resolve(limiter.enterNow(group, LEASE) ?? limiter.enter(entry({ group, longestWait: wait, signal }))).then(
      (entered) => {
        if (!("release" in entered)) throw Object.assign(new Error("refused"), entered);
        order.push(name);
        slots.set(name, entered);
      },
    );
  const leave = (name: string, finished = true): void => slots.get(name)?.release(finished);
  return { clock, limiter, order, enter, leave };
}
