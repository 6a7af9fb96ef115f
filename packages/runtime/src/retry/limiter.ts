import type { Clock } from "../platform/clock.js";
import { onAbort } from "../platform/on-abort.js";
import { InOrder, type Kept } from "./in-order.js";
import type { Entry, Refusal, SharedLimits, Slot } from "./shared-limits.js";

/** After `until`, a slot counts as free even if it was not released: its request may have been dropped. */
interface Lease extends Kept {
  until: number;
  /** The line whose pause was over when the slot was taken. */
  readonly line: Line | undefined;
}

interface Waiter extends Entry, Kept {
  readonly place: number;
  readonly settle: (entered: (Slot & Lease) | Refusal) => void;
}

interface Pause {
  until: number;
  cause: unknown;
  /** The slot of the one call that goes first after the pause, to find out whether the server accepts calls again. */
  probe: Pick<Lease, "until">;
}

/** The waiters of one group. A line without a pause is forgotten when its last waiter leaves. */
interface Line extends Kept {
  readonly group: string;
  readonly waiters: InOrder<Waiter>;
  pause: Pause | undefined;
  /** As long as a pause ends before this time, all waiters wait for its end. */
  patience: number;
}

/**
 * A waiter checks the queue itself at this interval, in milliseconds, and must take a slot that it was granted within it. On
 * Cloudflare Workers a waiter cannot rely on the timer of another request: the platform drops it with that request.
 */
const RECHECK = 1_000;

const NO_PROBE = { until: 0 };
const NO_PAUSE: Pause = { until: 0, cause: undefined, probe: NO_PROBE };

/** Callers that retry after a 429 come before all others. */
const AGAIN = -(2 ** 52);

/**
 * Bounds the attempts in flight and pauses groups of operations that the server limits together. All state is in memory. No
 * step visits all waiters, because thousands may wait.
 */
export function createLimiter(maxConcurrency: number, clock: Clock): SharedLimits & { resume(group: string): void } {
  const lines = new Map<string, Line>();
  const slots = new InOrder<Lease>(({ until }) => until);
  /** The lines whose first waiter gets the next free slot, if it came before those of the other lines. */
  const ready = new InOrder<Line>(({ waiters }) => waiters.first?.place ?? 0);
  /** The lines that wait for the end of their pause. */
  const paused = new InOrder<Line>(untilOf);
  let waiting = 0;
  let arrivals = 0;
  let drainedAt = 0;
  let stopWaking: (() => void) | undefined;

  const lineOf = (group: string): Line => {
    const line = lines.get(group) ?? {
      group,
      waiters: new InOrder<Waiter>(({ place }) => place),
      pause: undefined,
      patience: Number.POSITIVE_INFINITY,
      at: -1,
    };
    lines.set(group, line);
    return line;
  };

  /** To be called after each change of a line. While a call goes first, its line is neither ready nor paused. */
  const arrange = (line: Line, now = clock.now()): void => {
    const { probe, until } = line.pause ?? NO_PAUSE;
    ready.delete(line);
    paused.delete(line);
    if (line.waiters.size === 0) {
      if (!line.pause) lines.delete(line.group);
    } else if (until > now) paused.put(line);
    else if (probe.until <= now) ready.put(line);
  };

  const arrangeAfter = (slot: Lease): void => {
    if (slot.line?.pause?.probe === slot) arrange(slot.line);
  };

  const keep = (slot: Lease, lease: number): void => {
    slot.until = clock.now() + lease + RECHECK;
    slots.put(slot);
    arrangeAfter(slot);
  };

  const take = (lease: number, line?: Line): Slot & Lease => {
    const slot = {
      until: 0,
      at: -1,
      line,
      release(finished: boolean) {
        if (!slots.delete(slot)) return;
        const pause = line?.pause;
        if (line && pause?.probe === slot) {
          pause.probe = NO_PROBE;
          // If the first call was aborted, the next one goes first instead.
          if (finished && pause.until <= clock.now()) line.pause = undefined;
          arrange(line);
        }
        drain();
      },
    };
    if (line?.pause) line.pause.probe = slot;
    keep(slot, lease);
    return slot;
  };

  const freeExpired = (now: number): void => {
    for (let slot = slots.first; slot && slot.until <= now; slot = slots.first) {
      slots.delete(slot);
      arrangeAfter(slot);
    }
  };

  const leave = (waiter: Waiter, line: Line): boolean => {
    if (!line.waiters.delete(waiter)) return false;
    waiting -= 1;
    arrange(line);
    return true;
  };

  const drain = (): void => {
    const now = clock.now();
    drainedAt = now;
    if (waiting > 0) freeExpired(now);
    // By the same time: a clock that steps back meanwhile would put the line back for ever.
    for (let line = paused.first; line && untilOf(line) <= now; line = paused.first) arrange(line, now);
    for (let line = ready.first; line && slots.size < maxConcurrency; line = ready.first) {
      const waiter = line.waiters.first as Waiter;
      leave(waiter, line);
      waiter.settle(take(0, line));
    }
    // One timer for all pauses with waiters, so that they end on time. Waiters do not depend on it.
    stopWaking?.();
    stopWaking = paused.first && clock.after(untilOf(paused.first) - now, drain);
  };

  /** Refuses the waiters who do not wait for the end of the pause. */
  const askPatience = (line: Line, { until, cause }: Pause): void => {
    const now = clock.now();
    const timeLeft = until - now;
    line.patience = Number.POSITIVE_INFINITY;
    for (const waiter of line.waiters.all()) {
      const wait = waiter.longestWait();
      if (timeLeft <= 0 || timeLeft <= wait) line.patience = Math.min(line.patience, now + wait);
      else if (leave(waiter, line)) waiter.settle({ timeLeft: Math.ceil(timeLeft), cause });
    }
  };

  return {
    enterNow: (group, lease) =>
      waiting === 0 && !lines.has(group) && slots.size < maxConcurrency ? take(lease) : undefined,
    async enter(entry) {
      const { group, signal } = entry;
      let stopTimer: (() => void) | undefined;
      let stopListening: (() => void) | undefined;
      try {
        const entered = await new Promise<(Slot & Lease) | Refusal>((settle, fail) => {
          const look = (): void => {
            stopTimer = clock.after(RECHECK, look);
            // Unless another waiter has just done so.
            if (clock.now() - drainedAt > RECHECK / 2) drain();
          };
          const line = lineOf(group);
          const now = clock.now();
          const wait = entry.longestWait();
          const { until, cause } = line.pause ?? NO_PAUSE;
          const left = until - now;
          freeExpired(now);
          if (left > 0 && left > wait) {
            settle({ timeLeft: Math.ceil(left), cause });
            return drain();
          }
          arrivals += 1;
          const waiter: Waiter = { ...entry, place: (entry.again ? AGAIN : 0) + arrivals, at: -1, settle };
          line.waiters.put(waiter);
          line.patience = Math.min(line.patience, now + wait);
          waiting += 1;
          arrange(line);
          drain();
          if (!line.waiters.has(waiter)) return;
          if (left > 0) entry.onHeld?.(left);
          stopTimer = clock.after(RECHECK, look);
          stopListening =
            signal &&
            onAbort(signal, () => {
              if (!leave(waiter, line)) return;
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
      const line = lineOf(group);
      const pause = line.pause ?? { ...NO_PAUSE, until, cause };
      line.pause = pause;
      if (until > pause.until) Object.assign(pause, { until, cause: cause ?? pause.cause });
      if (pause.until > line.patience) askPatience(line, pause);
      arrange(line);
      drain();
    },
    resume(group) {
      const line = lineOf(group);
      line.pause = undefined;
      arrange(line);
      drain();
    },
  };
}

function untilOf({ pause = NO_PAUSE }: Line): number {
  return pause.until;
}
