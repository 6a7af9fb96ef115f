import type { Effect, Operation } from "../api/operation.js";
import { CallToken } from "../auth/call-token.js";
import type { ClientError, ResponseParseError } from "../errors/errors.js";
import { CallEvents } from "../hooks/hooks.js";
import { sleep } from "../platform/clock.js";
import { guarded } from "../platform/guarded.js";
import { reasonOf, untilAborted } from "../platform/on-abort.js";
import type { OutgoingRequest } from "../request/build-request.js";
import { type Answer, answerFrom, requestIdOf, type UnparsedAnswer } from "../response/answer.js";
import { retryAfterOf } from "../retry/retry-after.js";
import { delayFor, outcomeOfStatus, retryDelay } from "../retry/retry-policy.js";
import type { Slot } from "../retry/shared-limits.js";
import { type AttemptEnd, runAttempt } from "./attempt.js";
import type { CallContext, CallSettings, FinishedCall } from "./call-context.js";
import { CallErrors, type Trail } from "./call-errors.js";
import { type CallScope, openScope } from "./call-scope.js";

/**
 * Runs one call: waits for its turn among the calls of the client, adds the token, sends, reads the answer, and retries where
 * that is safe. Resolves for any answer; rejects if none arrived or the caller aborted.
 */
export function runCall(
  context: CallContext,
  operation: Operation,
  effect: Effect,
  request: OutgoingRequest,
  settings: CallSettings,
): Promise<FinishedCall> {
  return new Call(context, operation, effect, settings).run(request);
}

class Call {
  readonly #scope: CallScope;
  readonly #context: CallContext;
  readonly #operation: Operation;
  readonly #effect: Effect;
  readonly #settings: CallSettings;
  readonly #events: CallEvents;
  readonly #token: CallToken;
  #errorsOfCall: CallErrors | undefined;
  readonly #startedAt: number;
  #sentAt = 0;
  readonly #trail: Trail = { attempts: 0, delays: [], unknown: false, last: "not-sent", requestId: undefined };
  #retries = 0;

  constructor(context: CallContext, operation: Operation, effect: Effect, settings: CallSettings) {
    this.#context = context;
    this.#operation = operation;
    this.#effect = effect;
    this.#settings = settings;
    this.#startedAt = context.clock.now();
    this.#scope = openScope(settings.signal, settings.totalTimeout, context.clock);
    this.#events = new CallEvents(context.observers, operation, context.nextCallId());
    this.#token = new CallToken(context, settings.timeout, this.#scope);
  }

  // Created on first use: most calls never fail.
  get #errors(): CallErrors {
    this.#errorsOfCall ??= new CallErrors(this.#operation, this.#context.dialect, this.#trail, this.#token);
    return this.#errorsOfCall;
  }

  async run(request: OutgoingRequest): Promise<FinishedCall> {
    // Ready values are not awaited, because most calls wait only for their answer. A promise is recognised by its `then`:
    // libraries replace the global class, while async functions still return the native one.
    try {
      for (let again = false; ; ) {
        // The token comes before the queue, so that calls that start together share one fetch of the token.
        let token: string | undefined;
        try {
          const asked = this.#token.ask();
          if (typeof asked === "object") this.#waits("token", this.#settings.timeout);
          token = typeof asked === "object" ? await asked : asked;
        } catch (error) {
          this.#noToken(error);
        }
        if (token !== undefined) this.#token.carry(request.headers, token);
        const entering = this.#enter(again);
        const slot = "then" in entering ? await entering : entering;
        let end: AttemptEnd | undefined;
        try {
          const { beforeSend } = this.#settings;
          if (beforeSend) await this.#untilAborted(beforeSend());
          end = await this.#attempt(request);
          this.#recordResponse(end);
          // The pause begins before the slot is released, so that no queued call starts first.
          again = this.#pauseIfLimited(end);
        } finally {
          slot.release(end !== undefined && !(end.kind === "failure" && end.why === "aborted"));
        }
        const settling = this.#settle(end, again);
        const finished = settling && "then" in settling ? await settling : settling;
        if (finished) return finished;
      }
    } finally {
      this.#scope.end();
    }
  }

  #enter(again: boolean): Slot | Promise<Slot> {
    const { limits } = this.#context;
    const { signal } = this.#scope;
    const { group, maxRetryAfter, timeout: lease } = this.#settings;
    if (signal?.aborted) throw this.#gaveUp();
    const slot = limits.enterNow(group, lease);
    if (slot) return this.#inTimeFor(slot);
    const longestWait = (): number => Math.min(maxRetryAfter, this.#scope.timeLeft());
    const onHeld = (ms: number): void => this.#waits("rate-limit", ms, again);
    return limits.enter({ group, lease, signal, again, longestWait, onHeld }).then(
      (entered) => {
        if ("release" in entered) return this.#inTimeFor(entered);
        throw this.#failed(this.#errors.paused(entered));
      },
      (error: unknown) => {
        throw signal?.aborted ? this.#gaveUp() : this.#failed(this.#errors.limits(error));
      },
    );
  }

  /** Checks the time again, because the timer of `totalTimeout` may be late. */
  #inTimeFor(slot: Slot): Slot {
    if (this.#scope.timeLeft() > 0) return slot;
    this.#scope.expire();
    slot.release(false);
    throw this.#gaveUp();
  }

  #renewToken(): Promise<boolean> {
    return this.#token.renew().catch((error: unknown) => this.#noToken(error));
  }

  /** Throws the call's own error for a token that could not be obtained, or the reason why the call ended. */
  #noToken(error: unknown): never {
    throw guarded(
      () => (this.#scope.signal?.aborted ? this.#gaveUp() : this.#failed(this.#errors.token(error))),
      error,
    );
  }

  /** Waits for the caller's own work, but not if the call is given up meanwhile. */
  async #untilAborted(work: Promise<void>): Promise<void> {
    const { signal } = this.#scope;
    try {
      await untilAborted(work, signal);
    } catch (error) {
      throw signal?.aborted ? this.#gaveUp() : error;
    }
  }

  /** @param isTold whether the hooks know already, from `onRetry` */
  #waits(waitingFor: "rate-limit" | "token", delay: number, isTold = false): void {
    this.#settings.onWait?.(waitingFor, delay);
    if (!isTold) this.#events.wait(this.#trail.attempts, { waitingFor, delay });
  }

  #attempt(request: OutgoingRequest): Promise<AttemptEnd> {
    const { clock, fetch, maxResponseBytes } = this.#context;
    this.#trail.attempts += 1;
    this.#events.request(this.#trail.attempts, this.#effect);
    this.#sentAt = clock.now();
    const { timeout, onWait } = this.#settings;
    onWait?.("answer", timeout);
    const limits = { timeout, maxResponseBytes, signal: this.#scope.signal };
    return runAttempt(fetch, request, limits, clock);
  }

  #recordResponse(end: AttemptEnd): void {
    const { clock, dialect } = this.#context;
    if (end.headers) this.#trail.requestId = requestIdOf(end.headers, dialect.requestIdHeader, this.#token.secrets);
    if (end.kind !== "answer") return;
    const duration = clock.now() - this.#sentAt;
    this.#events.response(this.#trail.attempts, end.status, duration, this.#trail.requestId);
  }

  /** Pauses the group after a 429. Returns whether this call may be retried after the pause. */
  #pauseIfLimited(end: AttemptEnd): boolean {
    if (end.kind !== "answer" || end.status !== 429) return false;
    const advised = retryAfterOf(end.headers);
    const random = this.#context.clock.random();
    const delay = this.#nextDelay(end, random);
    const pause = delay ?? delayFor(advised, this.#retries, random);
    this.#context.limits.pause(this.#settings.group, pause, this.#errors.causeOfPause(this.#answerOf(end)));
    if (delay === undefined) return false;
    this.#countRetry(delay, 429);
    return true;
  }

  /** Ends the call, or prepares the next attempt. */
  #settle(end: AttemptEnd, again: boolean): FinishedCall | undefined | Promise<FinishedCall | undefined> {
    if (end.kind === "answer" && end.status >= 200 && end.status < 300) {
      const answer = this.#answerOf(end);
      return this.#finished(answer, this.#unreadable(end, answer), this.#trail.unknown);
    }
    const unknownBefore = this.#trail.unknown;
    this.#note(end);
    return again ? undefined : this.#settleFailure(end, unknownBefore);
  }

  async #settleFailure(end: AttemptEnd, unknownBefore: boolean): Promise<FinishedCall | undefined> {
    if (end.kind === "answer") {
      if (end.status === 401 && (await this.#renewToken()) && this.#settings.mayRepeatRefused?.() !== false) {
        return undefined;
      }
      if (await this.#retry(end)) return undefined;
      const answer = this.#answerOf(end);
      const retryAfter = retryAfterOf(end.headers);
      const error = this.#errors.status(answer, (retryAfter as number) >= 0 ? retryAfter : undefined);
      return this.#finished(answer, error, unknownBefore);
    }
    if (end.why === "aborted") throw this.#gaveUp();
    if (await this.#retry(end)) return undefined;
    if (end.why === "timeout") throw this.#failed(this.#errors.timeout("timeout", this.#settings.timeout));
    throw this.#failed(this.#errors.connection(end.error));
  }

  #note(end: AttemptEnd): void {
    if (end.kind === "answer") this.#trail.last = outcomeOfStatus(end.status, this.#effect);
    else this.#trail.last = end.sent ? "unknown" : "not-sent";
    if (this.#trail.last === "unknown") this.#trail.unknown = true;
  }

  async #retry(end: AttemptEnd): Promise<boolean> {
    if (end.kind === "answer" && end.status === 429) return false;
    const delay = this.#nextDelay(end, this.#context.clock.random());
    if (delay === undefined) return false;
    this.#countRetry(delay, end.status);
    try {
      await sleep(this.#context.clock, delay, this.#scope.signal);
    } catch {
      throw this.#gaveUp();
    }
    return true;
  }

  #nextDelay(end: AttemptEnd, random: number): number | undefined {
    const result = end.kind === "answer" ? { ...end, retryAfter: retryAfterOf(end.headers) } : end;
    const timeLeft = this.#scope.timeLeft();
    return retryDelay(result, {
      ...this.#settings,
      effect: this.#effect,
      retries: this.#retries,
      timeLeft,
      random,
    });
  }

  #countRetry(delay: number, status: number | undefined): void {
    this.#retries += 1;
    this.#trail.delays.push(delay);
    this.#events.retry(this.#trail.attempts, { delay, status });
  }

  #answerOf(end: UnparsedAnswer): Answer {
    return answerFrom(end, this.#trail.requestId, this.#token.secrets);
  }

  #unreadable(end: UnparsedAnswer, answer: Answer): ClientError | undefined {
    if (answer.text === undefined) return undefined;
    const why =
      end.body.incomplete === "too-large"
        ? `its body is larger than maxResponseBytes (${this.#context.maxResponseBytes})`
        : "its body is not JSON";
    return this.#errors.unreadable(answer, why);
  }

  #finished(answer: Answer, error: ClientError | undefined, unknownBefore: boolean): FinishedCall {
    const alreadyGone = this.#operation.method === "DELETE" && answer.status === 404 && unknownBefore;
    if (error && !alreadyGone) this.#report(error);
    const unreadable = (why: string): ResponseParseError => this.#failed(this.#errors.unreadable(answer, why));
    return { data: alreadyGone ? undefined : answer.body, answer, error, alreadyGone, unreadable };
  }

  /** The error to throw if the caller's signal or `totalTimeout` ended the call. */
  #gaveUp(): unknown {
    if (this.#scope.expired()) {
      return this.#failed(this.#errors.timeout("totalTimeout", this.#settings.totalTimeout ?? 0));
    }
    const { outcome } = this.#errors;
    this.#report({ name: "AbortError", outcome });
    const { onAborted, signal } = this.#settings;
    // An error in a caller's callback must not replace the reason that the caller gave.
    if (onAborted) guarded(() => onAborted(outcome), undefined);
    return reasonOf(signal);
  }

  #failed<E extends ClientError>(error: E): E {
    this.#report(error);
    return error;
  }

  #report({ name, outcome, status }: Pick<ClientError, "name" | "outcome"> & { readonly status?: number }): void {
    const duration = this.#context.clock.now() - this.#startedAt;
    this.#events.error(this.#trail.attempts, { name, outcome, status, requestId: this.#trail.requestId, duration });
  }
}
