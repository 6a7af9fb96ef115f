/** Never resolves. Rejects with the signal's reason when it aborts. */
export function never(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Waits by one `setTimeout`, looked up now, so that fake timers move it. Rejects with the signal's reason if it aborts first. */
export function pause(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = globalThis.setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    function stop(): void {
      globalThis.clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** What the server does later, although the client saw the end of its request. */
export class LateWork {
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  /** Does it after this time, by one `setTimeout`, looked up now, so that fake timers move it. */
  add(ms: number, what: () => void): void {
    const timer = globalThis.setTimeout(() => {
      this.#timers.delete(timer);
      what();
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
