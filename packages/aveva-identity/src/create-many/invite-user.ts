import {
  type ApiError,
  ClientError,
  isApiError,
  isClientError,
  type Outcome,
  sleep,
} from "@invitation-clients/runtime";
import type { AvevaErrorBody, Invitation } from "../types.js";
import type { Pending } from "./pending.js";
import type { CreateManyResult } from "./result.js";
import type { Run } from "./run.js";
import { isOurs } from "./whose.js";

/** After one of these the service would refuse every other user as well. */
const ENDS_RUN: readonly number[] = [401, 403, 405, 429];

/** Invites one user, and settles them: sends, looks after a lost answer, and sends again if there is no invitation. */
export class UserInvite {
  readonly #run: Run;
  readonly #one: Pending;
  /** When the run's first request for the user left, on the client's clock; undefined before that. */
  #first: number | undefined;
  /** Whether an earlier request for the user may have been carried out. */
  #isDoubtful = false;

  constructor(run: Run, one: Pending) {
    this.#run = run;
    this.#one = one;
  }

  async finish(): Promise<void> {
    const { maxRetries, settleDelay } = this.#run.setup;
    if (!(await this.#resume())) return;
    for (let resends = 0; ; resends += 1) {
      if (this.#run.isEnding) return this.#settle({ status: "not-attempted" });
      const lost = await this.#send();
      if (!lost) return;
      this.#isDoubtful = true;
      this.#run.setup.bulk.fail(lost);
      if (!(await this.#isAbsent(lost, [this.#now + settleDelay]))) return;
      if (resends < maxRetries) continue;
      this.#run.heard(lost);
      return this.#settle({ status: "not-attempted" });
    }
  }

  get #now(): number {
    return this.#run.setup.client.clock.now();
  }

  /** Looks for what an earlier run sent. Returns whether the user is to be sent. */
  async #resume(): Promise<boolean> {
    const { resumed } = this.#one;
    if (!resumed) return true;
    const now = this.#now;
    const sentAt = resumed.sends.map((one) => this.#run.serverClock.localTime(one.sentAt, one.ahead));
    this.#isDoubtful = true;
    const left = Math.max(0, ...sentAt) + this.#run.setup.settleDelay - Date.now();
    return this.#isAbsent(unanswered(this.#operationId), left > 0 ? [now, now + left] : [now]);
  }

  /** Sends the user once, and settles them if there is an answer. Returns the error if the answer was lost. */
  async #send(): Promise<ClientError | undefined> {
    const { operations, options, readInvitationIfAny } = this.#run.setup;
    const { body, position, userId } = this.#one;
    let outcome: Outcome | undefined;
    let since = this.#one.resumed?.since;
    const beforeSend = (): Promise<void> => {
      this.#first ??= this.#now;
      since ??= this.#run.serverTime(this.#first);
      return this.#run.beforeSend(position, { since, ahead: this.#run.serverClock.ahead() });
    };
    const onAborted = (last: Outcome): void => {
      outcome = last;
    };
    try {
      const reply = await this.#run.seen(beforeSend, (beforeSend) => {
        const input = { path: { userId }, body, beforeSend };
        const client = this.#run.clientOf(this, "answer");
        return client.call(operations.createUserInvitation, input, { ...options, onAborted });
      });
      const invitation = readInvitationIfAny(reply);
      this.#run.heard();
      if (invitation) await this.#settle({ status: "created", invitation });
      else await this.#accepted(() => reply.unreadable("it is empty, and the service shows no invitation"));
    } catch (thrown) {
      if (outcome === undefined && isClientError(thrown)) return this.#failed(thrown);
      const error = this.#run.givenUp(thrown, outcome ?? "unknown");
      this.#run.stop(error);
      await this.#settle(error.outcome === "unknown" ? { status: "unknown", error } : { status: "not-attempted" });
    }
    return undefined;
  }

  async #failed(error: ClientError): Promise<ClientError | undefined> {
    if (error.outcome === "unknown") return error;
    const isRefusal = error.outcome === "rejected" && isApiError(error);
    if (isRefusal && error.status !== 429) this.#run.heard();
    if (!isRefusal || ENDS_RUN.includes(error.status)) this.#run.stop(error);
    if (!isRefusal || error.status === 429) await this.#settle({ status: "not-attempted" });
    else if (error.status === 409) await this.#conflict(error as ApiError<AvevaErrorBody>);
    else await this.#reject(error as ApiError<AvevaErrorBody>);
    return undefined;
  }

  /** The service says that the user has an invitation already. It is this run's if an earlier answer was lost. */
  async #conflict(conflict: ApiError<AvevaErrorBody>): Promise<void> {
    let seen: Invitation | undefined;
    try {
      seen = await this.#look([this.#now]);
    } catch (error) {
      if (this.#isDoubtful) return this.#cannotLook(error as ClientError);
      this.#run.setup.bulk.fail(error as ClientError);
    }
    if (seen && this.#isDoubtful) await this.#found(seen);
    else if (seen) await this.#settle({ status: "existing", invitation: seen });
    else if (this.#isDoubtful) await this.#settle({ status: "unknown", error: this.#unclear(conflict) });
    // Nobody was mailed, which the result `unknown` would not say.
    else await this.#reject(conflict);
  }

  /** A 202 has no body, so the invitation is looked for. */
  async #accepted(missing: () => ClientError): Promise<void> {
    const now = this.#now;
    try {
      const seen = await this.#look([now, now + this.#run.setup.settleDelay]);
      if (seen) await this.#settle({ status: "created", invitation: seen });
      else await this.#settle({ status: "unknown", error: missing() });
    } catch (error) {
      await this.#cannotLook(error as ClientError);
    }
  }

  /** Looks for a user whose answer was lost. Returns true if there is no invitation, otherwise settles them. */
  async #isAbsent(lost: ClientError, dues: readonly number[]): Promise<boolean> {
    const { bulk } = this.#run.setup;
    bulk.lost += 1;
    let seen: Invitation | undefined;
    try {
      seen = await this.#look(dues);
    } catch (error) {
      bulk.lost -= 1;
      await this.#cannotLook(error as ClientError, lost);
      return false;
    }
    bulk.lost -= 1;
    if (!seen) return true;
    await this.#found(seen);
    return false;
  }

  /** Looks at these times, until the invitation is there. Only the last look may not fail. @throws ClientError */
  async #look(dues: readonly number[]): Promise<Invitation | undefined> {
    const { client, scope } = this.#run.setup;
    for (const [index, due] of dues.entries()) {
      try {
        const left = Math.max(0, due - this.#now);
        if (left > 0) this.#run.wait(this, "look", left);
        if (left > 0) await sleep(client.clock, left, scope.signal);
        return await this.#run.get(this, this.#one.userId);
      } catch (thrown) {
        const isOver = this.#run.isAborted;
        if (isApiError(thrown, 404) && !isOver) continue;
        if (isOver || !isClientError(thrown)) throw this.#run.givenUp(thrown, "unknown");
        if (index === dues.length - 1) throw thrown;
      }
    }
    return undefined;
  }

  async #found(invitation: Invitation): Promise<void> {
    const whose = isOurs(invitation, this.#one.resumed?.since ?? this.#run.serverTime(this.#first ?? this.#now));
    if (whose === undefined) await this.#settle({ status: "unknown", error: this.#unclear() });
    else await this.#settle({ status: whose ? "created" : "existing", invitation });
  }

  /** @param lost why the user had to be looked for, if that look was given up before it was made */
  async #cannotLook(error: ClientError, lost?: ClientError): Promise<void> {
    this.#run.stop(error);
    if (!this.#run.isAborted) this.#run.blind ??= error;
    await this.#settle({ status: "unknown", error: this.#run.isAborted && lost ? lost : error });
  }

  #unclear(cause?: ClientError): ClientError {
    const message = cause
      ? "the user has an invitation that cannot be read, and it may be this job's"
      : "the user has an invitation, but its Issued is no date with a zone, so it may or may not be this job's";
    return new ClientError(message, { outcome: "unknown", operationId: this.#operationId, cause });
  }

  async #reject(error: ApiError<AvevaErrorBody>): Promise<void> {
    const { message, status, body, requestId } = error;
    const entry = { type: "api" as const, index: this.#one.position, message, status, body, requestId };
    await this.#settle({ status: "rejected", errors: [entry] });
  }

  async #settle(result: CreateManyResult): Promise<void> {
    this.#one.settle(result);
    await this.#run.step(this);
  }

  get #operationId(): string {
    return this.#run.setup.operations.createUserInvitation.id;
  }
}

/** The error of a user whom an earlier run sent. */
export function unanswered(operationId: string): ClientError {
  return new ClientError("an earlier run sent this and did not learn the answer", { outcome: "unknown", operationId });
}
