import { named } from "./kinds.js";
import type { WebAbortSignal } from "./web-types.js";

// One listener per signal, however many calls wait for it: some platforms warn about many listeners on one signal.
const waiting = new WeakMap<WebAbortSignal, Waiting>();

interface Waiting {
  readonly runs: Set<() => void>;
  end(): void;
}

/** Calls `run` when the signal is aborted; the returned function cancels it. A signal that nobody waits for has no listener. */
export function onAbort(signal: WebAbortSignal, run: () => void): () => void {
  const all = waiting.get(signal) ?? listen(signal);
  all.runs.add(run);
  return () => {
    all.runs.delete(run);
    if (all.runs.size === 0) all.end();
  };
}

/** What an aborted call rejects with: the signal's reason, or an AbortError where the platform's signals have none. */
export function reasonOf(signal: WebAbortSignal | undefined): unknown {
  const reason: unknown = signal?.reason;
  return reason === undefined ? named(new Error("the call was aborted"), "AbortError") : reason;
}

/** Settles as `work` does, but rejects as soon as the signal is aborted. */
export function untilAborted<T>(work: Promise<T>, signal: WebAbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    const stopListening = onAbort(signal, abort);
    work.then(resolve, reject).finally(stopListening);
  });
}

/** A signal that is aborted by `abort`, and by another signal until `cut` is called. */
export interface LinkedSignal {
  readonly signal: WebAbortSignal;
  abort(): void;
  cut(): void;
}

/** A new signal that is aborted together with the given one, for the same reason. */
export function linkedTo(signal: WebAbortSignal | undefined): LinkedSignal {
  const controller = new AbortController();
  const follow = (): void => controller.abort(reasonOf(signal));
  if (signal?.aborted) follow();
  const stopListening = signal && onAbort(signal, follow);
  return { signal: controller.signal, abort: () => controller.abort(), cut: () => stopListening?.() };
}

function listen(signal: WebAbortSignal): Waiting {
  const target = signal as AbortSignal;
  const notify = (): void => {
    all.end();
    // A callback that another one cancels meanwhile does not run.
    for (const run of all.runs) run();
  };
  const all: Waiting = {
    runs: new Set(),
    end() {
      // Removed by hand, because not every polyfill supports the option `once`.
      target.removeEventListener("abort", notify);
      if (waiting.get(signal) === all) waiting.delete(signal);
    },
  };
  target.addEventListener("abort", notify);
  waiting.set(signal, all);
  return all;
}
