import type { ClientError } from "@invitation-clients/runtime";
import type { BatchContext, SentBatch, WaitingBatch } from "./batch.js";
import type { WaitingState } from "./batch-states.js";
import { errorsByPerson } from "./errors-by-person.js";
import { resendDelay } from "./resend.js";
import { lookDelays } from "./settle-delay.js";

/** Plans the looks for a batch that left people without a result. */
export function waitingBatch(
  context: BatchContext,
  state: WaitingState,
  batch: SentBatch,
  error: ClientError,
): WaitingBatch {
  const looks = lookDelays(state, context);
  const delay = resendDelay(context, state, error, batch.resends, looks[0] ?? 0);
  const now = context.client.clock.now();
  const dues = looks.map((look) => now + Math.max(look, delay ?? 0));
  const named = errorsByPerson(state, error, batch.people);
  return { state, batch, error, dues, mayResend: delay !== undefined, named };
}
