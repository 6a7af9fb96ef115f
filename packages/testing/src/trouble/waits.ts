type Signal = AbortSignal | null | undefined;

/** The promise's own end, or a rejection with the signal's reason if it aborts first or has aborted already. */
export function orAbort<T>(promise: Promise<T>, signal: Signal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal?.reason);
    const leave = (): void => signal?.removeEventListener("abort", stop);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).then(leave);
  });
}

/** Never resolves. Rejects with the signal's reason when it aborts. */
export function never(signal: Signal): Promise<never> {
  return orAbort(new Promise<never>(() => {}), signal);
}

/** Waits by one `setTimeout`, looked up now, so that fake timers move it. Rejects with the signal's reason if it aborts first. */
export async function pause(ms: number, signal: Signal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = globalThis.setTimeout(resolve, ms);
  });
  await orAbort(wait, signal).finally(() => globalThis.clearTimeout(timer));
}

/** What the server does later, although the client saw the end of its request. */
export class LateWork {
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  /** Does it after this time, by one `setTimeout`, looked up now, so that fake timers move it. */
  add(ms: number, what: () => void): void {
    const timer = globalThis.setTimeout(() => {
      // Dropped: the clock may have been replaced since, and then nothing can end its timers.
      if (this.#timers.delete(timer)) what();
    }, ms);
    this.#timers.add(timer);
    // On Node: a test's process need not wait for it.
    (timer as { unref?: () => void }).unref?.();
  }

  /** Drops everything that is not done yet. */
  clear(): void {
    for (const timer of this.#timers) globalThis.clearTimeout(timer);
    this.#timers.clear();
  }
}
