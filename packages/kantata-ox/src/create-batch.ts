import {
  type ApiClient,
  type CallOptions,
  type CallScope,
  type ClientError,
  ConnectionError,
  delayFor,
  isApiError,
  isClientError,
  type Outcome,
  type Reply,
  sleep,
  TimeoutError,
} from "@invitation-clients/runtime";
import type { CreateManyResult, Pending } from "./create-many.js";
import { addressKey } from "./create-many.js";
import { readEnvelope, withIncluded } from "./envelope.js";
import { operations } from "./generated/operations.js";
import type { Lookout } from "./invitation-look.js";
import type { Include, KantataErrorBody, KantataErrorEntry, WithIncluded } from "./types.js";

type Result = CreateManyResult<never>;
type Row = WithIncluded<never>;
type Settle = (one: Pending, result: Result) => void;

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

/** What one request came to. */
type Sent =
  | { readonly kind: "answered"; readonly reply: Reply; readonly rows: readonly Row[] }
  /** A look is needed, at once and when the server can no longer be working. */
  | { readonly kind: "lost"; readonly error: ClientError }
  | { readonly kind: "refused"; readonly error: ClientError; readonly status: number }
  | { readonly kind: "not-sent"; readonly error: ClientError };

const GO_ON: BatchEnd = { goOn: true, error: undefined };

/** Invites the people of one batch, each at most once, and settles each of them. */
export async function createBatch(context: BatchContext, batch: readonly Pending[], settle: Settle): Promise<BatchEnd> {
  return new Batch(context, settle, 0).run(batch);
}

class Batch {
  readonly #context: BatchContext;
  readonly #settle: Settle;
  /** How often these rows went again, for whatever reason: bounded by `maxRetries`. */
  #resends: number;
  #sentAt = 0;

  constructor(context: BatchContext, settle: Settle, resends: number) {
    this.#context = context;
    this.#settle = settle;
    this.#resends = resends;
  }

  async run(batch: readonly Pending[]): Promise<BatchEnd> {
    let open = batch;
    while (open.length > 0) {
      this.#context.lookout.raiseFloor();
      const sent = await this.#send(open);
      if (sent.kind === "answered") return this.#readAnswer(open, sent.rows, sent.reply);
      if (sent.kind === "refused" && sent.status !== 429) return this.#readRefusal(open, sent.error);
      const absent = await this.#absentAfter(sent, open);
      if (!absent) return { goOn: false, error: sent.error };
      open = absent;
      // All were carried out in spite of the answer.
      if (open.length === 0) return { goOn: true, error: sent.error };
      if (!(await this.#maySendAgain(sent.error))) return this.#notAttempted(open, sent.error);
    }
    return GO_ON;
  }

  async #send(open: readonly Pending[]): Promise<Sent> {
    const { client, include, options } = this.#context;
    const query = { per_page: 50, include };
    const body = { account_invitations: open.map((one) => one.input) };
    let outcome: Outcome | undefined;
    this.#sentAt = client.clock.now();
    const input = {
      query,
      body,
      // Called for each attempt as it leaves: until then it may have waited for a token, or behind a rate limit.
      onSent: (): void => {
        this.#sentAt = client.clock.now();
      },
      onGivenUp: (last: Outcome): void => {
        outcome = last;
      },
    };
    try {
      const reply = await client.call(operations.createAccountInvitation, input, options);
      const { rows, included } = readEnvelope<Row | null>(reply, "account_invitations");
      const shown = rows.filter((row) => row !== null);
      return { kind: "answered", reply, rows: shown.map((row) => withIncluded(row, include, included)) };
    } catch (error) {
      const failure =
        outcome === undefined
          ? toClientError(error, this.#context.scope, "unknown")
          : givenUp(error, this.#context.scope, outcome);
      if (failure.outcome === "unknown") return { kind: "lost", error: failure };
      if (failure.outcome === "rejected" && isApiError(failure))
        return { kind: "refused", error: failure, status: failure.status };
      return { kind: "not-sent", error: failure };
    }
  }

  /** Rows without effect after a failure; undefined if that could not be found out, and the rows are settled. */
  async #absentAfter(sent: Sent, open: readonly Pending[]): Promise<readonly Pending[] | undefined> {
    if (sent.kind === "not-sent" || sent.kind === "answered") return open;
    const absent = await this.#look(open, sent.error, sent.kind === "refused");
    if (sent.kind === "refused" || !absent || absent.length === 0) return absent;
    return this.#lookAgain(absent, sent.error);
  }

  /** What was sent may still be on its way until `settleDelay` has passed. */
  async #lookAgain(absent: readonly Pending[], error: ClientError): Promise<readonly Pending[] | undefined> {
    const { client, scope, settleDelay } = this.#context;
    try {
      await sleep(client.clock, this.#sentAt + settleDelay - client.clock.now(), scope.signal);
    } catch {
      return this.#unknown(absent, error);
    }
    return this.#look(absent, error, true);
  }

  /**
   * Settles the rows that a look finds, and gives the rest. Until the server is done (`isDone`), somebody else's
   * invitation settles nothing: our own may still be on its way.
   */
  async #look(open: readonly Pending[], error: ClientError, isDone: boolean): Promise<readonly Pending[] | undefined> {
    const { lookout } = this.#context;
    let found: Map<string, Row[]>;
    try {
      found = await lookout.look();
    } catch {
      return this.#unknown(open, error);
    }
    return open.filter((one) => {
      const rows = found.get(one.address);
      if (!rows) return true;
      const own = rows.find((row) => !lookout.isForeign(row, one.input));
      if (!own && !isDone) return true;
      const invitation = (own ?? rows[0]) as Row;
      this.#settle(one, own ? { status: "created", invitation } : { status: "existing", invitation });
      return false;
    });
  }

  #unknown(open: readonly Pending[], error: ClientError): undefined {
    for (const one of open) this.#settle(one, { status: "unknown", error });
    return undefined;
  }

  /** A success. Rows it does not show are looked up, and never sent again: the server said that it had taken them. */
  async #readAnswer(open: readonly Pending[], rows: readonly Row[], reply: Reply): Promise<BatchEnd> {
    const { lookout } = this.#context;
    const byAddress = new Map(rows.map((row) => [addressKey(row.email_address), row]));
    const missing = open.filter((one) => {
      const row = byAddress.get(one.address);
      if (!row) return true;
      const status = lookout.isBelowFloor(row) ? "existing" : "created";
      if (status === "created") lookout.learn(row);
      this.#settle(one, { status, invitation: row });
      return false;
    });
    if (missing.length === 0) return GO_ON;
    const error = reply.unreadable(`it shows ${rows.length} of ${open.length} invitations`);
    const absent = await this.#look(missing, error, false);
    if (!absent) return { goOn: false, error };
    const stillAbsent = absent.length === 0 ? absent : await this.#lookAgain(absent, error);
    if (!stillAbsent) return { goOn: false, error };
    if (stillAbsent.length > 0) this.#unknown(stillAbsent, error);
    return { goOn: true, error };
  }

  /** A refusal: the rows it names are rejected, the rest goes again; if it names none, one by one. */
  async #readRefusal(open: readonly Pending[], error: ClientError): Promise<BatchEnd> {
    const errors = errorsOf(error);
    const status = isApiError(error) ? error.status : 0;
    if (status === 401 || status === 403) {
      for (const one of open) this.#settle(one, { status: "rejected", errors });
      return { goOn: false, error };
    }
    const named = new Map<number, KantataErrorEntry[]>();
    for (const entry of errors) {
      const { index } = entry;
      if (index !== undefined && Number.isInteger(index) && index >= 0 && index < open.length) {
        named.set(index, [...(named.get(index) ?? []), entry]);
      }
    }
    if (open.length === 1) named.set(0, [...errors]);
    const others: Pending[] = [];
    open.forEach((one, index) => {
      const own = named.get(index);
      if (own) this.#settle(one, { status: "rejected", errors: own });
      else others.push(one);
    });
    if (others.length === 0) return { goOn: true, error };
    // Some servers take the good rows of a batch that they refuse.
    const absent = await this.#look(others, error, true);
    if (!absent) return { goOn: false, error };
    const { maxRetries } = this.#context;
    // A refusal says nothing against the batches that follow.
    if (this.#resends >= maxRetries) return { ...this.#notAttempted(absent, error), goOn: true };
    this.#resends += 1;
    // A server that names one bad row at a time would use up all retries: the last goes row by row.
    const together = named.size > 0 && (this.#resends === 1 || this.#resends < maxRetries);
    const end = together ? await this.run(absent) : await this.#oneByOne(absent);
    return { goOn: end.goOn, error: end.error ?? error };
  }

  async #oneByOne(open: readonly Pending[]): Promise<BatchEnd> {
    let error: ClientError | undefined;
    for (const [position, one] of open.entries()) {
      const end = await new Batch(this.#context, this.#settle, this.#resends).run([one]);
      error = end.error ?? error;
      if (!end.goOn) return this.#notAttempted(open.slice(position + 1), error);
    }
    return { goOn: true, error };
  }

  #notAttempted(open: readonly Pending[], error: ClientError | undefined): BatchEnd {
    for (const one of open) this.#settle(one, { status: "not-attempted" });
    return { goOn: false, error };
  }

  /** Whether the rows may go again; waits as long as the failure demands. */
  async #maySendAgain(error: ClientError): Promise<boolean> {
    const { client, maxRetries, maxRetryAfter, scope } = this.#context;
    if (scope.signal?.aborted || this.#resends >= maxRetries) return false;
    if (error.retryAfter !== undefined && error.retryAfter > maxRetryAfter) return false;
    const wait = delayFor(error.retryAfter, this.#resends, client.clock.random());
    if (wait > scope.timeLeft()) return false;
    this.#resends += 1;
    try {
      await sleep(client.clock, wait, scope.signal);
      return true;
    } catch {
      return false;
    }
  }
}

/** Results carry errors of this package; what the caller aborts with can be anything. */
export function toClientError(error: unknown, scope: CallScope, outcome: Outcome): ClientError {
  return isClientError(error) ? error : givenUp(error, scope, outcome);
}

function givenUp(error: unknown, scope: CallScope, outcome: Outcome): ClientError {
  const init = { outcome, operationId: operations.createAccountInvitation.id };
  if (scope.expired()) return new TimeoutError("createMany was not done within totalTimeout", init);
  return new ConnectionError("createMany was given up before its answer came", { ...init, cause: error });
}

function errorsOf(error: ClientError): readonly KantataErrorEntry[] {
  const body = isApiError(error) ? (error.body as KantataErrorBody | undefined) : undefined;
  return body?.errors ?? [{ type: "system", message: error.message }];
}
