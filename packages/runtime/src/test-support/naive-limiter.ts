import type { Clock } from "../platform/clock.js";
import { onAbort } from "../platform/on-abort.js";
import type { Entry, Refusal, SharedLimits, Slot } from "../retry/shared-limits.js";

/** After `until`, a slot counts as free even if it was not released: its request may have been dropped. */
interface Lease {
  until: number;
}

interface Waiter extends Entry {
  readonly grant: (slot: Slot & Lease) => void;
  readonly refuse: (refusal: Refusal) => void;
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

/**
 * The limiter in the plainest way: one array, which each step walks. Slow if many wait, and easy to check by eye. It says in
 * which order the real one must let calls in.
 */
export function createNaiveLimiter(
  maxConcurrency: number,
  clock: Clock,
): SharedLimits & { resume(group: string): void } {
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
          // Unless the group has been paused anew.
          if (finished && pause.until <= clock.now() && pauses.get(group) === pause) pauses.delete(group);
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
        waiter.refuse({ timeLeft: Math.ceil(timeLeft), cause: pause.cause });
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
    async enter(entry) {
      const { group, signal } = entry;
      let stopTimer: (() => void) | undefined;
      let stopListening: (() => void) | undefined;
      try {
        const entered = await new Promise<(Slot & Lease) | Refusal>((done, fail) => {
          const waiter: Waiter = { ...entry, grant: done, refuse: done };
          const look = (): void => {
            stopTimer = clock.after(RECHECK, look);
            // Unless another waiter has just done so.
            if (clock.now() - drainedAt > RECHECK / 2) drain();
          };
          const firstNew = entry.again ? queue.findIndex(({ again }) => !again) : -1;
          queue.splice(firstNew < 0 ? queue.length : firstNew, 0, waiter);
          drain();
          const isWaiting = (): boolean => queue.includes(waiter);
          if (!isWaiting()) return;
          const left = (pauses.get(group) ?? NO_PAUSE).until - clock.now();
          if (left > 0) entry.onHeld?.(left);
          stopTimer = clock.after(RECHECK, look);
          stopListening =
            signal &&
            onAbort(signal, () => {
              if (!isWaiting()) return;
              queue.splice(queue.indexOf(waiter), 1);
              fail(signal.reason);
              // A pause may be over although its timer is late. The waiters behind would wait for a timer that is now
              // cancelled.
              drain();
            });
        });
        // Extended only now, by the request itself: a slot that was granted to a dropped request is soon free again.
        if ("release" in entered) keep(entered, entry.lease);
        return entered;
      } finally {
        stopTimer?.();
        stopListening?.();
      }
    },
    pause(group, ms, cause) {
      const until = clock.now() + ms;
      const pause = pauses.get(group);
      if (!pause) pauses.set(group, { ...NO_PAUSE, until, cause });
      else if (until > pause.until) Object.assign(pause, { until, cause: cause ?? pause.cause });
      drain();
    },
    resume(group) {
      pauses.delete(group);
      drain();
    },
  };
}
