import type { WebAbortSignal } from "./web-types.js";

// One listener for all that wait on a signal: some platforms warn when many calls share one.
const waiting = new WeakMap<WebAbortSignal, Set<() => void>>();

/** Calls `run` when the signal is aborted; the result cancels it. A signal at rest has no listener. */
export function onAbort(signal: WebAbortSignal, run: () => void): () => void {
  const all = waiting.get(signal) ?? listen(signal);
  all.add(run);
  return () => {
    all.delete(run);
    if (all.size > 0 || waiting.get(signal) !== all) return;
    waiting.delete(signal);
    stop.get(all)?.();
  };
}

/** A controller that is aborted as the signal is, for the same reason, until the link is cut. */
export function linkedTo(signal: WebAbortSignal | undefined): { controller: AbortController; cut: () => void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  const stopListening = signal && onAbort(signal, abort);
  return { controller, cut: () => stopListening?.() };
}

const stop = new WeakMap<Set<() => void>, () => void>();

function listen(signal: WebAbortSignal): Set<() => void> {
  const all = new Set<() => void>();
  const tell = (): void => {
    waiting.delete(signal);
    // One that is taken away meanwhile does not run.
    for (const run of all) run();
  };
  const target = signal as AbortSignal;
  target.addEventListener("abort", tell, { once: true });
  stop.set(all, () => target.removeEventListener("abort", tell));
  waiting.set(signal, all);
  return all;
}
