/** The part of vitest's `vi` that drives a fake clock. */
export interface FakeTimers {
  advanceTimersToNextTimer(): unknown;
  getTimerCount(): number;
}

/** The bounds within which a promise must settle. */
export interface FakeClockBounds {
  /** Milliseconds on the fake clock. @default 86400000 */
  readonly most?: number;
}

// Taken before any test replaces it: it lets everything that is ready run, and no time passes.
const turn = setImmediate;

/**
 * Moves the fake clock from timer to timer until the promise settles. Fails if it cannot settle any more, or does not
 * within the bounds. Needs timers that leave `setImmediate` alone:
 * `vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] })`.
 */
export async function runOnFakeClock<T>(
  timers: FakeTimers,
  promise: Promise<T>,
  { most = 86_400_000 }: FakeClockBounds = {},
): Promise<T> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  const end = Date.now() + most;
  for (let idle = 0; ; ) {
    await new Promise((resolve) => turn(resolve));
    if (settled) return promise;
    if (Date.now() > end) throw new Error(`not settled after ${most} ms on the fake clock`);
    if (timers.getTimerCount() > 0) {
      idle = 0;
      timers.advanceTimersToNextTimer();
    } else {
      // Streams take a few turns of their own.
      idle += 1;
      if (idle > 50) throw new Error("hangs: nothing is scheduled, and the promise has not settled");
    }
  }
}
