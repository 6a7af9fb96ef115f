import type { WaitingState } from "./batch-states.js";

/** Default of `settleDelay`: the vendor works up to three minutes on a request, and its list may lag by twenty seconds. */
export const SETTLE_DELAY = 200_000;

/** Default of `listLag`. */
export const LIST_LAG = 10_000;

interface Delays {
  readonly settleDelay: number;
  readonly listLag: number;
}

/** Milliseconds from the answer, or from the loss of it, to each look for the batch, in order. */
export function lookDelays(state: WaitingState, { settleDelay, listLag }: Delays): readonly number[] {
  if (state === "unsent") return [0];
  // The server may still be working on the batch.
  if (state === "lost") return [settleDelay];
  // Nothing depends on this look: nobody is sent again, and later batches go out. So it can wait for the slowest list.
  if (state === "short") return [Math.min(listLag, settleDelay), Math.max(listLag, settleDelay)];
  // The server has answered, so only its list may lag.
  return [listLag];
}
