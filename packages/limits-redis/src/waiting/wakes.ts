import { type Entry, onAbort } from "@invitation-clients/runtime";
import type { Commands, Listening } from "../connect/commands.js";
import type { Channels } from "../store/store.js";

/** Lets waiters sleep until Redis wakes them, or until they should ask again anyway. */
export interface Wakes {
  /** Resolves when `id` is woken, after `ms`, or when the signal is aborted. */
  sleep(id: string, ms: number | undefined, signal: Entry["signal"]): Promise<void>;
  /** Ends the second connection, and all sleep. */
  close(): void;
}

/** Milliseconds after which a waiter asks again although nothing woke it: the slots of dead processes wake nobody. */
const RECHECK = 1_000;
/** The same while nothing can wake it, because there is no second connection (yet). */
const RECHECK_DEAF = 100;
/** Milliseconds between two attempts to make the second connection. */
const RETRY = 1_000;

/** @param onResumed called with a group whose probe is over */
export function createWakes(
  commands: Commands,
  { wake, resumed }: Channels,
  processId: string,
  onResumed: (group: string) => void,
): Wakes {
  const sleepers = new Map<string, () => void>();
  const mine = `${wake}:${processId}`;
  let listening: Listening | undefined;
  let retryAt = 0;
  let hears = false;
  let isClosed = false;

  // The second connection is made when somebody has to wait for the first time.
  const listen = (): void => {
    if (isClosed || listening || performance.now() < retryAt) return;
    retryAt = performance.now() + RETRY;
    let made: Listening;
    try {
      made = commands.listen([mine, resumed], (channel, message) => {
        if (channel === mine) sleepers.get(message)?.();
        else onResumed(message);
      });
    } catch {
      return;
    }
    listening = made;
    made.ready.then(
      () => {
        hears = true;
      },
      () => {
        made.end();
        listening = undefined;
      },
    );
  };

  return {
    sleep(id, ms, signal) {
      if (isClosed) return Promise.resolve();
      listen();
      return new Promise((resolve) => {
        const wakeUp = (): void => {
          clearTimeout(timer);
          stopListening?.();
          sleepers.delete(id);
          resolve();
        };
        const timer = setTimeout(wakeUp, Math.min(ms ?? RECHECK, hears ? RECHECK : RECHECK_DEAF));
        sleepers.set(id, wakeUp);
        const stopListening = signal && onAbort(signal, wakeUp);
        if (signal?.aborted) wakeUp();
      });
    },
    close() {
      isClosed = true;
      listening?.end();
      for (const wakeUp of [...sleepers.values()]) wakeUp();
    },
  };
}
