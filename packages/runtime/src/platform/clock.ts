import { onAbort } from "./on-abort.js";
import type { WebAbortSignal } from "./web-types.js";

/** Time and chance, injected so that the retry loop is a pure function of its inputs. */
export interface Clock {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** A number from 0 up to, not including, 1. */
  random(): number;
  /** Calls `run` once after `ms`; the result cancels it. */
  after(ms: number, run: () => void): () => void;
}

// Longer delays overflow the platform's 32-bit timers, which then fire at once.
const LONGEST_TIMER = 2 ** 31 - 1;

/** The platform's clock. Globals are looked up at each call, so that test clocks can replace them. */
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
 * Resolves after `ms`, or rejects with the signal's reason as soon as it is aborted.
 * No timer and no listener is left behind.
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

// As many as a function takes that awaits a few things that are there.
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
    // Most of what is asked for is there already, and a timer costs more than a look.
    const armTimer = async (): Promise<void> => {
      for (let turn = 0; turn < TURNS && !isOver; turn += 1) await undefined;
      if (!isOver) stopTimer = clock.after(ms, () => fail(late()));
    };
    armTimer().catch(fail);
  });
}
