import type { Clock } from "../platform/clock.js";

/** A clock that tests move by hand. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, runs due timers in order, and lets promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Moves on by `ms` without running timers, as in a busy process: due timers are late. */
  stall(ms: number): void;
  /** How many timers are pending. */
  readonly pending: number;
}

/** @param random the result of `random()` */
export function manualClock(random: () => number = () => 0.5): ManualClock {
  let time = 0;
  let timers: { at: number; run: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => time,
    random,
    after(ms, run) {
      const timer = { at: time + Math.max(0, ms), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    async advance(ms) {
      const end = time + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        time = next.at;
        timers = timers.filter((one) => one !== next);
        next.run();
        await settle();
      }
      time = end;
      await settle();
    },
    stall(ms) {
      time += ms;
    },
    get pending() {
      return timers.length;
    },
  };
}
