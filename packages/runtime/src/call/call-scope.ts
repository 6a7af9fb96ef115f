import type { Clock } from "../platform/clock.js";
import { linkedTo } from "../platform/on-abort.js";
import type { WebAbortSignal } from "../platform/web-types.js";

/** The time a call may take as a whole, and the caller's way to give it up. */
export interface CallScope {
  /** Aborted by the caller's signal or by the end of `totalTimeout`; undefined if there is neither. */
  readonly signal: WebAbortSignal | undefined;
  /** Milliseconds until `totalTimeout` ends. */
  timeLeft(): number;
  /** Whether it was `totalTimeout` that ended the call. */
  expired(): boolean;
  /** Ends it now: its time is over, though the timer has yet to fire. */
  expire(): void;
  /** Releases timer and listener. */
  end(): void;
}

const UNBOUNDED: CallScope = {
  signal: undefined,
  timeLeft: () => Number.POSITIVE_INFINITY,
  expired: () => false,
  expire: () => {},
  end: () => {},
};

/** Opens the scope of one call. Without `totalTimeout` it is the caller's signal itself, and costs nothing. */
export function openScope(
  signal: WebAbortSignal | undefined,
  totalTimeout: number | undefined,
  clock: Clock,
): CallScope {
  if (totalTimeout === undefined) {
    return signal ? { ...UNBOUNDED, signal } : UNBOUNDED;
  }
  const { controller, cut } = linkedTo(signal);
  const endsAt = clock.now() + totalTimeout;
  let expired = false;
  const expire = (): void => {
    expired ||= !controller.signal.aborted;
    controller.abort();
  };
  const stopTimer = clock.after(totalTimeout, expire);
  return {
    signal: controller.signal,
    timeLeft: () => endsAt - clock.now(),
    expired: () => expired,
    expire,
    end() {
      stopTimer();
      cut();
    },
  };
}
