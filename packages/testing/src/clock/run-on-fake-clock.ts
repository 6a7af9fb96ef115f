/** The part of vitest's `vi` that drives a fake clock. */
export interface FakeTimers {
  advanceTimersToNextTimer(): unknown;
  getTimerCount(): number;
}

/** How long a promise may take to settle. */
export interface FakeClockBounds {
  /** Milliseconds on the fake clock. @default 86400000, one day */
  readonly most?: number;
}

// The real `setImmediate`, read before a test can replace it. It lets all pending work run without moving the fake clock.
const turn = setImmediate;

/**
 * Moves the fake clock from timer to timer until the promise settles. Needs `vi.useFakeTimers(FAKE_CLOCK)`.
 *
 * @throws Error if the promise hangs without a timer, or has not settled when `most` is over
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
      // Streams need a few turns without any timer.
      idle += 1;
      if (idle > 50) throw new Error("the promise hangs: it has not settled, and no timer is pending");
    }
  }
}
