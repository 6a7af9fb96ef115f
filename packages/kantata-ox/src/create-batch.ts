import {
  type ApiClient,
  type ApiError,
  type CallOptions,
  type CallScope,
  type ClientError,
  ConnectionError,
  delayFor,
  isClientError,
  type Outcome,
  type Reply,
  sleep,
  TimeoutError,
} from "@invitation-clients/runtime";
import type { CreateManyResult, Pending } from "./create-many.js";
import { textKey } from "./create-many.js";
import { readEnvelope } from "./envelope.js";
import { operations } from "./generated/operations.js";
import { isApiError } from "./guards.js";
import type { Lookout } from "./invitation-look.js";
import type { Include, KantataErrorBody, KantataErrorEntry, WithIncluded } from "./types.js";

type Result = CreateManyResult<never>;
type Row = WithIncluded<never>;

/** What the batches of one run share. */
export interface BatchContext {
  readonly client: ApiClient;
  readonly lookout: Lookout;
  readonly include: readonly Include[];
  readonly settleDelay: number;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly options: CallOptions;
  readonly scope: CallScope;
}

/** Whether the batches that follow should be sent, and what failed. */
export interface BatchEnd {
  readonly goOn: boolean;
  readonly error: ClientError | undefined;
}

/** A success, and the rows that it shows. */
interface Shown {
  readonly reply: Reply;
  readonly rows: readonly Row[];
}

/**
 * Invites the people of one batch, each at most once, and gives each a result. `resentBefore` is how often they went again
 * before this call.
 */
export async function createBatch(
  context: BatchContext,
  batch: readonly Pending[],
  resentBefore = 0,
): Promise<BatchEnd> {
  const { client, lookout, include, settleDelay, maxRetries, maxRetryAfter, options, scope } = context;
  const { clock } = client;
  /** Those without a result. */
  let open = batch;
  /** How often these rows went again, for whatever reason: bounded by `maxRetries`. */
  let resends = resentBefore;
  let sentAt = 0;

  /** Settles those whose result is known; the others stay open. */
  const settle = (resultOf: (one: Pending, index: number) => Result | undefined): void => {
    open = open.filter((one, index) => {
      one.result ??= resultOf(one, index);
      return !one.result;
    });
  };

  /** Ends the batch: those still open were not sent, or had no effect. */
  const endNotAttempted = (goOn: boolean, error: ClientError): BatchEnd => {
    settle(() => ({ status: "not-attempted" }));
    return { goOn, error };
  };

  /** Ends the batch: of those still open nobody knows. */
  const endUnknown = (goOn: boolean, error: ClientError): BatchEnd => {
    settle(() => ({ status: "unknown", error }));
    return { goOn, error };
  };

  /** False if it was given up meanwhile. */
  const waited = (ms: number): Promise<boolean> =>
    sleep(clock, ms, scope.signal).then(
      () => true,
      () => false,
    );

  const send = async (): Promise<Shown | ClientError> => {
    let outcome: Outcome | undefined;
    // Called for each attempt as it leaves: until then it may have waited for a token, or behind a rate limit.
    const onSent = (): void => {
      sentAt = clock.now();
    };
    const input = {
      query: { per_page: 50, include },
      body: { account_invitations: open.map((one) => one.input) },
      onSent,
      onGivenUp: (last: Outcome): void => {
        outcome = last;
      },
    };
    onSent();
    try {
      const reply = await client.call(operations.createAccountInvitation, input, options);
      return { reply, rows: readEnvelope<Row>(reply, "account_invitations", include).items };
    } catch (error) {
      // What the caller aborts with can be an error of this package that speaks of another call.
      return outcome === undefined && isClientError(error) ? error : givenUp(error, scope, outcome ?? "unknown");
    }
  };

  /**
   * Settles those that a look finds; false if it could not be found out. Until the server is done (`isDone`), somebody
   * else's invitation settles nothing, for our own may still be on its way: a second look follows when it is.
   */
  const look = async (isDone: boolean): Promise<boolean> => {
    const found = await lookout.look().catch(() => undefined);
    if (!found) return false;
    settle(({ address, input }) => {
      const rows = found.get(address) ?? [];
      const own = rows.find((row) => !lookout.isForeign(row, input));
      if (own) return { status: "created", invitation: own };
      const [invitation] = isDone ? rows : [];
      return invitation && { status: "existing", invitation };
    });
    if (isDone || open.length === 0) return true;
    return (await waited(sentAt + settleDelay - clock.now())) && look(true);
  };

  /** A success. Rows it does not show are looked up, and never sent again: the server said that it had taken them. */
  const readAnswer = async ({ reply, rows }: Shown): Promise<BatchEnd> => {
    const byAddress = new Map(rows.map((row) => [textKey(row.email_address), row]));
    const why = `it shows ${rows.length} of ${open.length} invitations`;
    settle(({ address }) => {
      const invitation = byAddress.get(address);
      if (!invitation) return undefined;
      if (lookout.isBelowFloor(invitation)) return { status: "existing", invitation };
      lookout.learn(invitation);
      return { status: "created", invitation };
    });
    if (open.length === 0) return { goOn: true, error: undefined };
    const error = reply.unreadable(why);
    return endUnknown(await look(false), error);
  };

  /** A refusal: the rows it names are rejected, the rest goes again; if it names none, one by one. */
  const readRefusal = async (error: ApiError<KantataErrorBody>): Promise<BatchEnd> => {
    const errors: readonly KantataErrorEntry[] = error.body?.errors ?? [{ type: "system", message: error.message }];
    const { length } = open;
    const isDenied = error.status === 401 || error.status === 403;
    const isMeantForAll = isDenied || length === 1;
    settle((_one, index) => {
      const own = isMeantForAll ? errors : errors.filter((entry) => entry.index === index);
      return isMeantForAll || own.length > 0 ? { status: "rejected", errors: own } : undefined;
    });
    if (open.length === 0) return { goOn: !isDenied, error };
    const namesSome = open.length < length;
    // Some servers take the good rows of a batch that they refuse.
    if (!(await look(true))) return endUnknown(false, error);
    // A refusal says nothing against the batches that follow.
    if (resends >= maxRetries) return endNotAttempted(true, error);
    resends += 1;
    // A server that names one bad row at a time would use up all retries: the last goes row by row.
    const together = namesSome && (resends === 1 || resends < maxRetries);
    let latest: ClientError = error;
    for (const part of together ? [open] : open.map((one) => [one])) {
      const end = await createBatch(context, part, resends);
      latest = end.error ?? latest;
      if (!end.goOn) return endNotAttempted(false, latest);
    }
    return { goOn: true, error: latest };
  };

  /** Whether the rows may go again; waits as long as the failure demands. */
  const maySendAgain = async ({ retryAfter }: ClientError): Promise<boolean> => {
    const wait = delayFor(retryAfter, resends, clock.random());
    if (resends >= maxRetries || (retryAfter ?? 0) > maxRetryAfter || wait > scope.timeLeft()) return false;
    resends += 1;
    return waited(wait);
  };

  let lastError: ClientError | undefined;
  while (open.length > 0) {
    lookout.raiseFloor();
    const sent = await send();
    if (!isClientError(sent)) return readAnswer(sent);
    lastError = sent;
    const isRefusal = sent.outcome === "rejected" && isApiError(sent);
    if (isRefusal && sent.status !== 429) return readRefusal(sent);
    // What was not sent needs no look.
    const needsLook = isRefusal || sent.outcome === "unknown";
    if (needsLook && !(await look(isRefusal))) return endUnknown(false, sent);
    if (open.length > 0 && !(await maySendAgain(sent))) return endNotAttempted(false, sent);
  }
  // All were carried out in spite of the answer.
  return { goOn: true, error: lastError };
}

/** Results carry errors of this package; what the caller aborts with can be anything. */
export function givenUp(error: unknown, scope: CallScope, outcome: Outcome): ClientError {
  const init = { outcome, operationId: operations.createAccountInvitation.id };
  if (scope.expired()) return new TimeoutError("createMany was not done within totalTimeout", init);
  return new ConnectionError("createMany was given up before its answer came", { ...init, cause: error });
}
