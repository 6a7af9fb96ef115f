// ARCHITECTURE.md draws these states under "The states of a batch"; a test compares the two.
import type { ClientError } from "@invitation-clients/runtime";
import { isApiError } from "../../guards.js";

/**
 * A batch that was sent and is waiting for its last look.
 *
 * - `unsent`: it never left.
 * - `lost`: the answer is missing or unclear. The server may still be working on the batch.
 * - `limited`: 429.
 * - `renewed`: 401, and there is a new token.
 * - `denied`: 401 or 403. It ends the run.
 * - `refused`: another refusal, which may name rows.
 * - `short`: a success that shows fewer rows than were sent.
 */
export type WaitingState = "unsent" | "lost" | "limited" | "renewed" | "denied" | "refused" | "short";

/** `settled` and `ended` are final. After `settled` the run goes on; after `ended` it sends nothing more. */
export type BatchState = "ready" | "sending" | WaitingState | "settled" | "ended";

/**
 * The outcome of the looks for a batch.
 *
 * - `decided`: everybody has a result.
 * - `resend`: the others are absent, and go again.
 * - `noResend`: the others are absent, and may not go again.
 * - `noLook`: the last look failed, or the run was given up before it.
 */
export type LookEvent = "decided" | "resend" | "noResend" | "noLook";

/** For batches in these states the run also looks at once, because their people may be in the list already. */
export const LOOKS_AT_ONCE: readonly BatchState[] = ["lost", "limited"];

/** While a batch is in one of these, the run sends nothing. */
export const HOLDS_RUN: readonly BatchState[] = ["unsent", "lost", "limited", "renewed"];

/** Once a batch is in one of these, the run sends nothing more. */
export const ENDS_RUN: readonly BatchState[] = ["denied", "ended"];

/** The state that follows `sending` after an error. */
export function stateAfterError(error: ClientError, hasNewToken: boolean): Exclude<WaitingState, "short"> {
  if (error.outcome === "not-sent") return "unsent";
  if (error.outcome !== "rejected" || !isApiError(error)) return "lost";
  if (error.status === 429) return "limited";
  if (error.status !== 401 && error.status !== 403) return "refused";
  return hasNewToken ? "renewed" : "denied";
}

/** The state that follows after the last look, or when no look is left to make. */
export function stateAfterLook(state: WaitingState, event: LookEvent): "ready" | "settled" | "ended" {
  if (event === "decided") return "settled";
  if (event === "resend") return "ready";
  // A refusal does not stop the other batches, and a batch that never left needs no look.
  return state === (event === "noResend" ? "refused" : "unsent") ? "settled" : "ended";
}
