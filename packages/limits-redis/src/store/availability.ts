/** Whether Redis can be asked. */
export interface Availability {
  /**
   * Asks Redis, within `storeTimeout`. While Redis is away, only one question every second tries it; the others fail at once.
   *
   * @param onLate gets an answer that nobody waits for any more
   */
  ask<T>(question: () => Promise<T>, onLate?: (answer: T) => void): Promise<T>;
  /** Resolves when no question is open any more. */
  settled(): Promise<void>;
}

/** Milliseconds between two attempts while Redis is away. */
const RETRY = 1_000;

/**
 * @param onAway called once when Redis goes away, with the reason
 * @param onBack called once when it answers again
 */
export function createAvailability(
  storeTimeout: number,
  onAway: (reason: Error) => void,
  onBack: () => void,
): Availability {
  let away: { readonly reason: Error; retryAt: number } | undefined;
  const open = new Set<Promise<unknown>>();
  const now = (): number => performance.now();
  const fail = (reason: Error): Error => {
    if (!away) {
      away = { reason, retryAt: now() + RETRY };
      onAway(reason);
    }
    return reason;
  };
  return {
    ask<T>(question: () => Promise<T>, onLate?: (answer: T) => void): Promise<T> {
      if (away) {
        if (now() < away.retryAt) return Promise.reject(away.reason);
        away.retryAt = now() + RETRY;
      }
      const asked = new Promise<T>((resolve, reject) => {
        let isLate = false;
        const timer = setTimeout(() => {
          isLate = true;
          reject(fail(new Error(`Redis did not answer within ${storeTimeout} ms`)));
        }, storeTimeout);
        question().then(
          (answer) => {
            clearTimeout(timer);
            if (isLate) return onLate?.(answer);
            if (away) {
              away = undefined;
              onBack();
            }
            resolve(answer);
          },
          (error: unknown) => {
            clearTimeout(timer);
            if (!isLate) reject(fail(reasonOf(error)));
          },
        );
      });
      open.add(asked);
      const isOver = (): void => void open.delete(asked);
      asked.then(isOver, isOver);
      return asked;
    },
    async settled() {
      while (open.size > 0) await Promise.allSettled(open);
    },
  };
}

// A new error, because those of the libraries carry the command with all its arguments.
function reasonOf(error: unknown): Error {
  const { message, code } = Object(error) as { readonly message?: unknown; readonly code?: unknown };
  const reason = new Error(typeof message === "string" && message !== "" ? message : "Redis failed");
  return typeof code === "string" ? Object.assign(reason, { code }) : reason;
}
