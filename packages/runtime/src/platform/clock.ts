import { onAbort } from "./on-abort.js";
import type { WebAbortSignal } from "./web-types.js";

/** Time and randomness. Injected, so that tests control both. */
export interface Clock {
  /** Milliseconds on a monotonic clock. */
  now(): number;
  /** A random number from 0 up to, but not including, 1. */
  random(): number;
  /** Calls `run` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

// Longer delays overflow the platform's 32-bit timers, which then fire at once.
const LONGEST_TIMER = 2 ** 31 - 1;

/** The platform's clock. It looks globals up at each call, so that fake timers can replace them. */
export const systemClock: Clock = {
  now: () => (globalThis.performance ?? Date).now(),
  random: () => Math.random(),
  after(ms, run) {
    let handle: ReturnType<typeof setTimeout>;
    const arm = (left: number): void => {
      const step = Math.min(left, LONGEST_TIMER);
      handle = setTimeout(left > step ? () => arm(left - step) : run, step);
    };
    arm(Math.max(0, ms));
    return () => clearTimeout(handle);
  },
};

/**
 * Resolves after `ms` milliseconds, or rejects with the signal's reason as soon as it is aborted.
 * Leaves no timer and no listener behind.
 */
export function sleep(clock: Clock, ms: number, signal?: WebAbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancel = clock.after(ms, () => {
      stopListening?.();
      resolve();
    });
    const stopListening =
      signal &&
      onAbort(signal, () => {
        cancel();
        reject(signal.reason);
      });
  });
}

// Microtask turns before a timer is set: an async function that only awaits ready values settles within them.
const TURNS = 5;

/**
 * Settles as `asked` does, but rejects with `late()` after `ms`, and with the signal's reason as soon as it is aborted.
 */
export function inTime<T>(
  asked: Promise<T>,
  clock: Clock,
  ms: number,
  late: () => Error,
  signal: WebAbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const fail = (error: unknown): void => {
      if (isOver) return;
      end();
      reject(error);
    };
    let stopTimer: (() => void) | undefined;
    const stopListening = signal && onAbort(signal, () => fail(signal.reason));
    const end = (): void => {
      isOver = true;
      stopTimer?.();
      stopListening?.();
    };
    asked.then((value) => {
      end();
      resolve(value);
    }, fail);
    if (signal?.aborted) fail(signal.reason);
    // Most promises settle at once, and a timer costs more than a few turns.
    const armTimer = async (): Promise<void> => {
      for (let turn = 0; turn < TURNS && !isOver; turn += 1) await undefined;
      if (!isOver) stopTimer = clock.after(ms, () => fail(late()));
    };
    armTimer().catch(fail);
  });
}
