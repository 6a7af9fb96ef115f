import type { Clock } from "../platform/clock.js";
import { onAbort } from "../platform/on-abort.js";
import type { WebAbortSignal } from "../platform/web-types.js";

/** Why a call was refused. */
export type Refusal = {
  /** Milliseconds until the group's pause ends. */
  readonly timeLeft: number;
  /** The cause that was passed to `pause`. */
  readonly cause: unknown;
};

/** The group is paused for longer than the caller wants to wait. */
export class PausedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super("paused");
    this.refusal = refusal;
  }
}

/** Held while an attempt is in flight. */
export interface Slot {
  /** Gives the slot back. `finished` is false for an aborted attempt, which says nothing about the group's limit. */
  release(finished: boolean): void;
}

/** After `until`, a slot counts as free even if it was not released: its request may have been dropped. */
interface Lease {
  until: number;
}

interface Waiter {
  readonly group: string;
  readonly longestWait: () => number;
  readonly grant: (slot: Slot & Lease) => void;
  readonly refuse: (error: unknown) => void;
}

interface Pause {
  until: number;
  cause: unknown;
  /** The slot of the one call that goes first after the pause, to find out whether the server accepts calls again. */
  probe: Lease;
}

/**
 * A waiter checks the queue itself at this interval, in milliseconds, and must take a slot that it was granted within it. On
 * Cloudflare Workers a waiter cannot rely on the timer of another request: the platform drops it with that request.
 */
const RECHECK = 1_000;

const NO_PROBE: Lease = { until: 0 };
const NO_PAUSE: Pause = { until: 0, cause: undefined, probe: NO_PROBE };

export interface Limiter {
  /**
   * Waits, in order of arrival, until the group is not paused and fewer than `maxConcurrency` attempts are in flight.
   *
   * @param longestWait milliseconds the caller would wait for a pause to end; asked again at each change
   * @param lease milliseconds the attempt may take
   * @param again whether the caller retries after a 429: it then goes to the head of the queue
   * @throws PausedError if the pause lasts longer; the signal's reason if it is aborted meanwhile
   */
  enter(
    group: string,
    longestWait: () => number,
    signal: WebAbortSignal | undefined,
    lease: number,
    again?: boolean,
  ): Promise<Slot>;
  /** Enters if the caller need not wait; undefined otherwise. */
  enterNow(group: string, lease: number): Slot | undefined;
  /** Milliseconds until the group's pause ends; 0 if it is not paused. */
  pauseLeft(group: string): number;
  /** Holds back all calls of a group for `ms` milliseconds; then one call goes first, alone. */
  pause(group: string, ms: number, cause: unknown): void;
}

/** Bounds the attempts in flight of one client and pauses groups of operations that the server limits together. */
export function createLimiter(maxConcurrency: number, clock: Clock): Limiter {
  const pauses = new Map<string, Pause>();
  const slots = new Set<Lease>();
  const queue: Waiter[] = [];
  let drainedAt = 0;
  let stopWaking: (() => void) | undefined;

  const keep = (slot: Lease, lease: number): void => {
    slot.until = clock.now() + lease + RECHECK;
    slots.add(slot);
  };

  const take = (group: string, lease: number): Slot & Lease => {
    const pause = pauses.get(group);
    const slot = {
      until: 0,
      release(finished: boolean) {
        if (!slots.delete(slot)) return;
        if (pause?.probe === slot) {
          pause.probe = NO_PROBE;
          // If the first call was aborted, the next one goes first instead.
          if (finished && pause.until <= clock.now()) pauses.delete(group);
        }
        drain();
      },
    };
    keep(slot, lease);
    if (pause) pause.probe = slot;
    return slot;
  };

  const drain = (): void => {
    const now = clock.now();
    drainedAt = now;
    let soonest = Number.POSITIVE_INFINITY;
    if (queue.length > 0) for (const slot of slots) if (slot.until <= now) slots.delete(slot);
    for (let index = 0; index < queue.length; ) {
      const waiter = queue[index] as Waiter;
      const pause = pauses.get(waiter.group) ?? NO_PAUSE;
      const timeLeft = pause.until - now;
      if (timeLeft > 0 && timeLeft > waiter.longestWait()) {
        queue.splice(index, 1);
        waiter.refuse(new PausedError({ timeLeft: Math.ceil(timeLeft), cause: pause.cause }));
      } else if (slots.size < maxConcurrency && Math.max(pause.until, pause.probe.until) <= now) {
        queue.splice(index, 1);
        waiter.grant(take(waiter.group, 0));
      } else if (pauses.size === 0) {
        break;
      } else {
        index += 1;
        if (timeLeft > 0) soonest = Math.min(soonest, timeLeft);
      }
    }
    // One timer for all pauses with waiters, so that they end on time. Waiters do not depend on it.
    stopWaking?.();
    stopWaking = soonest < Number.POSITIVE_INFINITY ? clock.after(soonest, drain) : undefined;
  };

  return {
    enterNow: (group, lease) =>
      queue.length === 0 && !pauses.has(group) && slots.size < maxConcurrency ? take(group, lease) : undefined,
    async enter(group, longestWait, signal, lease, again = false) {
      let stopTimer: (() => void) | undefined;
      let stopListening: (() => void) | undefined;
      try {
        const slot = await new Promise<Slot & Lease>((grant, refuse) => {
          const waiter: Waiter = { group, longestWait, grant, refuse };
          const look = (): void => {
            stopTimer = clock.after(RECHECK, look);
            // Unless another waiter has just done so.
            if (clock.now() - drainedAt > RECHECK / 2) drain();
          };
          if (again) queue.unshift(waiter);
          else queue.push(waiter);
          drain();
          const isWaiting = (): boolean => queue.includes(waiter);
          if (!isWaiting()) return;
          stopTimer = clock.after(RECHECK, look);
          stopListening =
            signal &&
            onAbort(signal, () => {
              if (!isWaiting()) return;
              queue.splice(queue.indexOf(waiter), 1);
              refuse(signal.reason);
              // A pause may be over although its timer is late. The waiters behind would wait for a timer that is now
              // cancelled.
              drain();
            });
        });
        // Extended only now, by the request itself: a slot that was granted to a dropped request is soon free again.
        keep(slot, lease);
        return slot;
      } finally {
        stopTimer?.();
        stopListening?.();
      }
    },
    pauseLeft: (group) => Math.max(0, (pauses.get(group) ?? NO_PAUSE).until - clock.now()),
    pause(group, ms, cause) {
      const until = clock.now() + ms;
      const pause = pauses.get(group);
      if (!pause) pauses.set(group, { ...NO_PAUSE, until, cause });
      else if (until > pause.until) Object.assign(pause, { until, cause });
      drain();
    },
  };
}
