import {
  type CallScope,
  type ClientError,
  ConnectionError,
  isClientError,
  type Outcome,
  type Reply,
  TimeoutError,
} from "@invitation-clients/runtime";
import { type InvitationsBody, readEnvelope } from "../../envelope.js";
import { operations } from "../../generated/operations.js";
import type { Row } from "../matching/match-rows.js";
import { isOpen } from "../pending.js";
import type { BatchContext, SentBatch, WaitingBatch } from "./batch.js";
import { stateAfterError } from "./batch-states.js";
import { settleFound } from "./decide-fate.js";
import { waitingBatch } from "./waiting-batch.js";

/** Sends a batch once, and settles the people whom the answer shows. Returns undefined if everybody is settled. */
export async function sendBatch(context: BatchContext, batch: SentBatch): Promise<WaitingBatch | undefined> {
  const { bulk, client, lookout, include, options, scope } = context;
  const { people, since, known } = batch;
  let outcome: Outcome | undefined;
  let hasNewToken = false;
  const input = {
    query: { per_page: 50, include },
    body: { account_invitations: people.map((one) => one.input) },
    beforeSend: () =>
      bulk.beforeSend(
        people.map(({ position }) => position),
        { ...known, ahead: lookout.serverClock.ahead() },
      ),
    // The server may have created rows before it answered 401, so look before sending again.
    mayRepeatRefused: (): boolean => {
      hasNewToken = true;
      return false;
    },
  };
  let reply: Reply<InvitationsBody>;
  let rows: readonly Row[];
  try {
    const onAborted = (last: Outcome): void => {
      outcome = last;
    };
    reply = await client.call(operations.createAccountInvitation, input, { ...options, onAborted });
    rows = readEnvelope(reply, "account_invitations", include).items;
  } catch (thrown) {
    // A caller may abort with an error of this package that is about another call.
    const isOurs = outcome === undefined && isClientError(thrown);
    const error = isOurs ? thrown : givenUp(thrown, scope, outcome ?? "unknown");
    return waitingBatch(context, stateAfterError(error, hasNewToken && !batch.renewed), batch, error);
  }
  const matches = lookout.read(rows, people, since);
  settleFound(people, matches, "ours");
  settleFound(people, matches, "theirs");
  if (!people.some(isOpen)) return undefined;
  const error = reply.unreadable(`it shows ${rows.length} of ${people.length} invitations`);
  return waitingBatch(context, "short", batch, error);
}

/** Wraps the reason of an abort: callers can abort with anything, but results carry errors of this package. */
export function givenUp(error: unknown, scope: CallScope, outcome: Outcome): ClientError {
  const init = { outcome, operationId: operations.createAccountInvitation.id };
  if (scope.expired()) return new TimeoutError("createMany exceeded totalTimeout", init);
  return new ConnectionError("createMany was aborted before a response", { ...init, cause: error });
}
