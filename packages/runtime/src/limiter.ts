import type { Clock } from "./clock.js";
import { onAbort } from "./on-abort.js";
import type { WebAbortSignal } from "./web-types.js";

/** Why a call was not let through. */
export type Refusal = {
  /** Milliseconds until the group's pause ends. */
  readonly timeLeft: number;
  /** What the caller of `pause` said of it. */
  readonly cause: unknown;
};

/** Tells that a group is paused for longer than the caller wants to wait. */
export class PausedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super("paused");
    this.refusal = refusal;
  }
}

/** Held while an attempt is in flight. */
export interface Slot {
  /** Gives the slot back. `finished` is false for a given-up attempt, which says nothing about the group's limit. */
  release(finished: boolean): void;
}

interface Waiter {
  readonly group: string;
  readonly longestWait: () => number;
  readonly grant: (slot: Slot) => void;
  readonly refuse: (error: unknown) => void;
}

interface Pause {
  until: number;
  cause: unknown;
  /** A call is on its way to find out whether the server takes calls again. */
  probing: boolean;
}

export interface Limiter {
  /**
   * Waits, in order of arrival, until the group is not paused and fewer than `maxConcurrency` attempts are in flight.
   *
   * @param longestWait milliseconds the caller would wait for a pause to end, asked anew at each change
   * @param again the caller was let through before and got a 429: it goes before those that came after it
   * @throws PausedError if the pause lasts longer; the signal's reason if it is aborted
   */
  enter(group: string, longestWait: () => number, signal: WebAbortSignal | undefined, again?: boolean): Promise<Slot>;
  /** Enters if nothing is to be waited for. */
  enterNow(group: string): Slot | undefined;
  /** Holds back all calls of a group for `ms`; then one call goes first. */
  pause(group: string, ms: number, cause: unknown): void;
}

/** Bounds the attempts in flight of one client and pauses groups of operations that the server limits together. */
export function createLimiter(maxConcurrency: number, clock: Clock): Limiter {
  const pauses = new Map<string, Pause>();
  const queue: Waiter[] = [];
  let inFlight = 0;
  let wakeUp: { at: number; cancel: () => void } | undefined;

  const take = (group: string): Slot => {
    inFlight += 1;
    const pause = pauses.get(group);
    if (pause) pause.probing = true;
    let released = false;
    return {
      release(finished) {
        if (released) return;
        released = true;
        inFlight -= 1;
        if (pause && pauses.get(group) === pause && pause.probing) {
          pause.probing = false;
          // A given-up probe leaves the trial open: the next call goes first instead.
          if (finished && pause.until <= clock.now()) pauses.delete(group);
        }
        drain();
      },
    };
  };

  const isOpen = (group: string, now: number): boolean => {
    const pause = pauses.get(group);
    return !pause || (pause.until <= now && !pause.probing);
  };

  const refusalFor = (waiter: Waiter, now: number): PausedError | undefined => {
    const pause = pauses.get(waiter.group);
    const timeLeft = pause ? pause.until - now : 0;
    if (!pause || timeLeft <= 0 || timeLeft <= waiter.longestWait()) return undefined;
    return new PausedError({ timeLeft: Math.ceil(timeLeft), cause: pause.cause });
  };

  const drain = (): void => {
    const now = clock.now();
    for (let index = 0; index < queue.length; ) {
      const waiter = queue[index] as Waiter;
      const refusal = refusalFor(waiter, now);
      if (refusal || (inFlight < maxConcurrency && isOpen(waiter.group, now))) {
        queue.splice(index, 1);
        if (refusal) waiter.refuse(refusal);
        else waiter.grant(take(waiter.group));
      } else if (inFlight >= maxConcurrency && pauses.size === 0) {
        break;
      } else {
        index += 1;
      }
    }
    armWakeUp(now);
  };

  // One timer for all pauses that somebody waits for.
  const armWakeUp = (now: number): void => {
    if (pauses.size === 0 && !wakeUp) return;
    let at = Number.POSITIVE_INFINITY;
    for (const waiter of queue) {
      const until = pauses.get(waiter.group)?.until ?? 0;
      if (until > now && until < at) at = until;
    }
    if (wakeUp?.at === at) return;
    wakeUp?.cancel();
    wakeUp = undefined;
    if (at === Number.POSITIVE_INFINITY) return;
    wakeUp = {
      at,
      cancel: clock.after(at - now, () => {
        wakeUp = undefined;
        drain();
      }),
    };
  };

  return {
    enterNow: (group) =>
      inFlight < maxConcurrency && queue.length === 0 && !pauses.has(group) ? take(group) : undefined,
    enter(group, longestWait, signal, again = false) {
      return new Promise((resolve, reject) => {
        const abort = (): void => {
          queue.splice(queue.indexOf(waiter), 1);
          reject(signal?.reason);
          // A pause may be over whose timer is late: those behind this one would wait for a timer that is taken away.
          drain();
        };
        const settled = <T>(settle: (value: T) => void) => {
          return (value: T): void => {
            stopListening?.();
            settle(value);
          };
        };
        const waiter: Waiter = { group, longestWait, grant: settled(resolve), refuse: settled(reject) };
        if (signal?.aborted) return reject(signal.reason);
        const stopListening = signal && onAbort(signal, abort);
        if (again) queue.unshift(waiter);
        else queue.push(waiter);
        drain();
      });
    },
    pause(group, ms, cause) {
      const until = clock.now() + ms;
      const pause = pauses.get(group);
      if (!pause) pauses.set(group, { until, cause, probing: false });
      else if (until > pause.until) Object.assign(pause, { until, cause });
      drain();
    },
  };
}
