/** Whether Redis can be asked. */
export interface Availability {
  /**
   * Asks Redis, within `storeTimeout`. While Redis is away, only one question every second tries it; the others fail at once.
   *
   * @param onLate gets an answer that nobody waits for any more
   */
  ask<T>(question: () => Promise<T>, onLate?: (answer: T) => void): Promise<T>;
  /** Tells nothing from now on. Resolves when no question is open any more; later ones fail at once. */
  close(): Promise<void>;
}

/** Milliseconds between two attempts while Redis is away. */
const RETRY = 1_000;
/** A Redis that comes and goes is told once in this many milliseconds. */
const QUIET = 60_000;

/**
 * @param onAway called once when Redis goes away, with the reason
 * @param onBack called once when it answers again; says whether `onAway` was called before
 */
export function createAvailability(
  storeTimeout: number,
  onAway: (reason: Error) => void,
  onBack: (wasTold: boolean) => void,
): Availability {
  let away: { readonly reason: Error; retryAt: number } | undefined;
  let isTold = false;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let isSilent = false;
  let isClosed = false;
  const open = new Set<Promise<unknown>>();
  const now = (): number => performance.now();
  const fail = (reason: Error): Error => {
    away ??= { reason, retryAt: now() + RETRY };
    if (!isTold && !isSilent && now() >= quietUntil) {
      isTold = true;
      quietUntil = now() + QUIET;
      onAway(reason);
    }
    return reason;
  };
  const succeed = (): void => {
    if (!away) return;
    const wasTold = isTold;
    away = undefined;
    isTold = false;
    if (!isSilent) onBack(wasTold);
  };
  return {
    ask<T>(question: () => Promise<T>, onLate?: (answer: T) => void) {
      if (isClosed) return Promise.reject(new Error("the limits are closed"));
      if (away) {
        if (now() < away.retryAt) return Promise.reject(away.reason);
        away.retryAt = now() + RETRY;
      }
      const asked = answerOf(question);
      const settled = new Promise<T>((resolve, reject) => {
        let isLate = false;
        const timer = setTimeout(() => {
          isLate = true;
          reject(fail(new Error(`Redis did not answer within ${storeTimeout} ms`)));
        }, storeTimeout);
        asked.then(
          (answer) => {
            clearTimeout(timer);
            if (isLate) return onLate?.(answer);
            succeed();
            resolve(answer);
          },
          (error: unknown) => {
            clearTimeout(timer);
            if (!isLate) reject(fail(reasonOf(error)));
          },
        );
      });
      open.add(settled);
      const close = (): void => void open.delete(settled);
      settled.then(close, close);
      return settled;
    },
    async close() {
      isSilent = true;
      // Twice, because an answer may lead to one more question: a slot that nobody needs is given back.
      for (let round = 0; round < 2; round += 1) {
        await Promise.allSettled(open);
        await new Promise((resolve) => setTimeout(resolve));
      }
      isClosed = true;
    },
  };
}

// A client may throw at once.
async function answerOf<T>(question: () => Promise<T>): Promise<T> {
  return question();
}

/** Servers repeat the arguments of a command that they do not know, such as the password of AUTH. */
const ARGUMENTS = /,? *with args beginning with.*/s;

// A new error, because those of the libraries carry the command with all its arguments.
function reasonOf(error: unknown): Error {
  const { message, code } = Object(error) as { readonly message?: unknown; readonly code?: unknown };
  const words = typeof message === "string" ? message.replace(ARGUMENTS, "") : "";
  const reason = new Error(words || "Redis failed");
  return typeof code === "string" ? Object.assign(reason, { code }) : reason;
}
