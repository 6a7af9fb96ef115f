import type { Clock } from "../platform/clock.js";
import { linkedTo } from "../platform/on-abort.js";
import type { WebAbortSignal } from "../platform/web-types.js";

/** The time limit of a whole call, together with the caller's signal. */
export interface CallScope {
  /** Aborted by the caller's signal or when `totalTimeout` is over; undefined if there is neither. */
  readonly signal: WebAbortSignal | undefined;
  /** Milliseconds until `totalTimeout` is over; infinite without one. */
  timeLeft(): number;
  /** Whether `totalTimeout` ended the call, and not the caller's signal. */
  expired(): boolean;
  /** Ends the call now: its time is over, but the timer has not fired yet. */
  expire(): void;
  /** Releases the timer and the listener. */
  end(): void;
}

const UNBOUNDED: CallScope = {
  signal: undefined,
  timeLeft: () => Number.POSITIVE_INFINITY,
  expired: () => false,
  expire: () => {},
  end: () => {},
};

/** Opens the scope of one call. Without `totalTimeout` it uses the caller's signal itself and needs no timer. */
export function openScope(
  signal: WebAbortSignal | undefined,
  totalTimeout: number | undefined,
  clock: Clock,
): CallScope {
  if (totalTimeout === undefined) {
    return signal ? { ...UNBOUNDED, signal } : UNBOUNDED;
  }
  const linked = linkedTo(signal);
  const endsAt = clock.now() + totalTimeout;
  let expired = false;
  const expire = (): void => {
    expired ||= !linked.signal.aborted;
    linked.abort();
  };
  const stopTimer = clock.after(totalTimeout, expire);
  return {
    signal: linked.signal,
    timeLeft: () => endsAt - clock.now(),
    expired: () => expired,
    expire,
    end() {
      stopTimer();
      linked.cut();
    },
  };
}
