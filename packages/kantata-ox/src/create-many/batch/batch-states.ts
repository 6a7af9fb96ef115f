// What happens to a batch. ARCHITECTURE.md draws it under "The states of a batch", and a test compares the two.
import type { ClientError } from "@invitation-clients/runtime";
import { isApiError } from "../../guards.js";

/**
 * A batch that was sent and waits for its last look.
 *
 * - `unsent`: it never left.
 * - `lost`: no answer came, or an unclear one. The server may still be working on it.
 * - `limited`: 429.
 * - `renewed`: 401, and there is a new token by now.
 * - `denied`: 401 or 403. The run ends with it.
 * - `refused`: another refusal, which may name rows.
 * - `short`: a success that shows fewer rows than were sent.
 */
export type WaitingState = "unsent" | "lost" | "limited" | "renewed" | "denied" | "refused" | "short";

/** `settled` and `ended` are final: the run goes on after the one, and sends nothing more after the other. */
export type BatchState = "ready" | "sending" | WaitingState | "settled" | "ended";

/**
 * What the looks for a batch came to.
 *
 * - `decided`: everybody has a result.
 * - `resend`: the others are absent, and go again.
 * - `noResend`: the others are absent, and may not go again.
 * - `noLook`: the last look failed, or the run was given up before it.
 */
export type LookEvent = "decided" | "resend" | "noResend" | "noLook";

/** Looked for at once as well: the server may have acted already. After other refusals only the list's lag matters. */
export const LOOKS_AT_ONCE: readonly BatchState[] = ["lost", "limited"];

/** While a batch is in one of these, the run sends nothing. */
export const HOLDS_RUN: readonly BatchState[] = ["unsent", "lost", "limited", "renewed"];

/** Once a batch is in one of these, the run sends nothing more. */
export const ENDS_RUN: readonly BatchState[] = ["denied", "ended"];

/** From `sending`, after an error. */
export function stateAfterError(error: ClientError, hasNewToken: boolean): Exclude<WaitingState, "short"> {
  if (error.outcome === "not-sent") return "unsent";
  if (error.outcome !== "rejected" || !isApiError(error)) return "lost";
  if (error.status === 429) return "limited";
  if (error.status !== 401 && error.status !== 403) return "refused";
  return hasNewToken ? "renewed" : "denied";
}

/** From a state in which a batch waits, after a look. */
export function stateAfterLook(state: WaitingState, event: LookEvent): "ready" | "settled" | "ended" {
  if (event === "decided") return "settled";
  if (event === "resend") return "ready";
  // A refusal says nothing against the batches that follow; nor does a batch that never left and needs no look.
  return state === (event === "noResend" ? "refused" : "unsent") ? "settled" : "ended";
}
