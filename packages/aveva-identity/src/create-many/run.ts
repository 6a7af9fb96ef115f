import {
  type ApiClient,
  type BulkRun,
  type BulkWait,
  type CallOptions,
  type CallScope,
  ClientError,
  ConnectionError,
  isApiError,
  isClientError,
  type Outcome,
  type Reply,
  ServerClock,
  TimeoutError,
} from "@invitation-clients/runtime";
import type { Invitation, UserOperations } from "../types.js";
import type { CreateManyResult } from "./result.js";

/** What `createMany` uses of the client. It is passed in, because the code of `createMany` is loaded separately. */
export interface UserCalls {
  readonly client: ApiClient<"tenantId">;
  readonly operations: UserOperations;
  readonly readInvitation: (reply: Reply<Invitation | undefined>) => Invitation;
  readonly readInvitationIfAny: (reply: Reply<Invitation | undefined>) => Invitation | undefined;
}

/** What the workers of a run share. */
export interface RunSetup extends UserCalls {
  readonly bulk: BulkRun<CreateManyResult>;
  readonly settleDelay: number;
  readonly maxRetries: number;
  readonly options: CallOptions;
  readonly scope: CallScope;
}

/** How many users in a row may stay without an answer, after all retries, before the run takes the service for broken. */
const MOST_SILENT = 5;

/** The most telling wait first. */
const TELLING: readonly BulkWait[] = ["look", "rate-limit", "token", "answer"];

/** The state of one run: whether it still sends, and what it waits for. */
export class Run {
  readonly setup: RunSetup;
  readonly serverClock: ServerClock;
  /** Why nothing can be looked for any more; undefined as long as looks work. */
  blind: ClientError | undefined;
  readonly #waits: ReadonlyMap<BulkWait, Waits> = new Map(TELLING.map((kind) => [kind, new Waits()]));
  #why: ClientError | undefined;
  #silent = 0;

  constructor(setup: RunSetup) {
    this.setup = setup;
    this.serverClock = new ServerClock(setup.client.clock);
  }

  /** Whether the run sends nothing more. */
  get isEnding(): boolean {
    return this.#why !== undefined || this.isAborted || this.setup.bulk.isStopped;
  }

  /** Whether the caller's signal or `totalTimeout` ended the run. */
  get isAborted(): boolean {
    return this.setup.scope.signal?.aborted === true;
  }

  /** Sends nothing more, for this reason. */
  stop(why: ClientError): void {
    this.#why ??= why;
    this.setup.bulk.fail(this.#why);
  }

  /** A user got an answer, or none after all retries. */
  heard(lost?: ClientError): void {
    this.#silent = lost ? this.#silent + 1 : 0;
    if (lost && this.#silent >= MOST_SILENT) this.stop(lost);
  }

  /** @throws ClientError if the run sends nothing more, or the caller's store fails */
  async beforeSend(position: number, watermark: unknown): Promise<void> {
    this.#checkOpen();
    await this.setup.bulk.beforeSend([position], watermark);
    // Another worker may have ended the run while the caller stored this.
    this.#checkOpen();
  }

  #checkOpen(): void {
    if (this.#why) throw new ClientError("the run has ended", { outcome: "not-sent", cause: this.#why });
  }

  /** A client that reports its waits as those of this worker. */
  clientOf(worker: object, answer: BulkWait): ApiClient<"tenantId"> {
    return this.setup.client.watched((waitingFor, ms) =>
      this.wait(worker, waitingFor === "answer" ? answer : waitingFor, ms),
    );
  }

  /**
   * Reads the clock of the service, before anything is sent that a later run may look for. Without an answer the run ends: it
   * could not look for anybody.
   */
  async readClock(userId: string): Promise<void> {
    try {
      await this.get(this, userId);
    } catch (error) {
      // A refusal tells the time too. An abort is told to each user.
      const isAnswer = isApiError(error) && error.status !== 429;
      if (!isAnswer && isClientError(error) && !this.isAborted) this.stop(error);
    } finally {
      this.#endWait(this);
    }
  }

  /** Gets the invitation of a user. @throws ApiError if there is none */
  async get(worker: object, userId: string): Promise<Invitation> {
    const { operations, options, readInvitation } = this.setup;
    const { getUserInvitation } = operations;
    // In v1-preview, expired invitations are hidden by default.
    const hides = getUserInvitation.query?.includes("includeExpiredInvitations");
    const query = hides ? { includeExpiredInvitations: true } : {};
    const client = this.clientOf(worker, "look");
    const reply = await this.seen(undefined, (beforeSend) =>
      client.call(getUserInvitation, { path: { userId }, query, beforeSend }, options),
    );
    return readInvitation(reply);
  }

  /** Makes a call, and reads the clock of the service from its answer. */
  async seen<Data>(
    beforeSend: (() => Promise<void>) | undefined,
    call: (beforeSend: () => Promise<void>) => Promise<Reply<Data>>,
  ): Promise<Reply<Data>> {
    const { clock } = this.setup.client;
    let askedAt = clock.now();
    try {
      const reply = await call(async () => {
        await beforeSend?.();
        askedAt = clock.now();
      });
      this.serverClock.see(reply.answer.headers, askedAt);
      return reply;
    } catch (error) {
      // A 429 may be older than the call: it holds back all calls after it.
      if (isApiError(error) && error.status !== 429) this.serverClock.see(error.headers, askedAt);
      throw error;
    }
  }

  /** A time of the client's clock on the clock of the service, rather too early; on the local clock if the service hides it. */
  serverTime(time: number): number {
    return this.serverClock.at(time)?.least ?? Date.now() - (this.setup.client.clock.now() - time);
  }

  /** A worker begins to wait. */
  wait(worker: object, waitingFor: BulkWait, ms: number): void {
    this.#endWait(worker);
    this.#waits.get(waitingFor)?.add(worker, Date.now() + ms);
    this.#report();
  }

  /** A worker has done a step: tells new results, then progress. */
  async step(worker: object): Promise<void> {
    this.#endWait(worker);
    await this.setup.bulk.tell();
    if (!this.#report()) await this.setup.bulk.step();
  }

  #endWait(worker: object): void {
    for (const waits of this.#waits.values()) waits.delete(worker);
  }

  /** Reports the most telling of the workers' waits, and when the last of its kind ends. Returns whether anybody waits. */
  #report(): boolean {
    for (const [kind, { last }] of this.#waits) {
      if (last === undefined) continue;
      this.setup.bulk.wait(kind, Math.max(0, last - Date.now()));
      return true;
    }
    return false;
  }

  /** Wraps the reason of an abort: callers can abort with anything, but results carry errors of this package. */
  givenUp(cause: unknown, outcome: Outcome): ClientError {
    const init = { outcome, operationId: this.setup.operations.createUserInvitation.id };
    if (this.setup.scope.expired()) return new TimeoutError("createMany exceeded totalTimeout", init);
    return new ConnectionError("createMany was aborted before a response", { ...init, cause });
  }
}

/** When the waits of one kind end. */
class Waits {
  readonly #ends = new Map<object, number>();
  /** How many waits end at the same time, so that there is no search at each end: all workers may wait at once. */
  readonly #counts = new Map<number, number>();
  last: number | undefined;

  add(worker: object, end: number): void {
    this.#ends.set(worker, end);
    this.#counts.set(end, (this.#counts.get(end) ?? 0) + 1);
    this.last = Math.max(end, this.last ?? end);
  }

  delete(worker: object): void {
    const end = this.#ends.get(worker);
    if (end === undefined) return;
    this.#ends.delete(worker);
    const others = (this.#counts.get(end) ?? 0) - 1;
    if (others > 0) this.#counts.set(end, others);
    else this.#counts.delete(end);
    if (others > 0 || end !== this.last) return;
    this.last = undefined;
    for (const other of this.#counts.keys()) this.last = Math.max(other, this.last ?? other);
  }
}
