import { type Answer, answerFrom, requestIdOf } from "./answer.js";
import { type AttemptEnd, type OutgoingRequest, type ReadAnswer, runAttempt } from "./attempt.js";
import type { CallSettings, Finished, LoopContext } from "./call-context.js";
import { type CallScope, openScope } from "./call-scope.js";
import { orAborted, sleep } from "./clock.js";
import { type ClientError, isKind, type Outcome } from "./errors.js";
import { FailureReporter, type Trail } from "./failures.js";
import { CallEvents } from "./hooks.js";
import { PausedError, type Slot } from "./limiter.js";
import type { Effect, Operation } from "./operation.js";
import { retryAfterOf } from "./retry-after.js";
import { delayFor, outcomeOfStatus, retryDelay } from "./retry-policy.js";

/**
 * The one request path: takes turns with the other calls of the client, authorises, sends, reads, and repeats what may be
 * repeated. Resolves with any answer; rejects if none came or the caller gave up.
 */
export async function runCall(
  context: LoopContext,
  operation: Operation,
  effect: Effect,
  request: OutgoingRequest,
  settings: CallSettings,
): Promise<Finished> {
  const call = new Call(context, operation, effect, settings);
  try {
    return await call.run(request);
  } finally {
    call.scope.end();
  }
}

class Call {
  readonly scope: CallScope;
  readonly #context: LoopContext;
  readonly #operation: Operation;
  readonly #effect: Effect;
  readonly #settings: CallSettings;
  readonly #events: CallEvents;
  readonly #failures: FailureReporter;
  readonly #startedAt: number;
  readonly #secrets: string[];
  readonly #trail: Trail = { attempts: 0, delays: [], unknown: false, last: "not-sent", requestId: undefined };
  #retries = 0;
  #renewed = false;
  #token: string | undefined;
  #renewedToken: string | undefined;

  constructor(context: LoopContext, operation: Operation, effect: Effect, settings: CallSettings) {
    this.#context = context;
    this.#operation = operation;
    this.#effect = effect;
    this.#settings = settings;
    this.#secrets = [...context.secrets];
    this.#startedAt = context.clock.now();
    this.scope = openScope(settings.signal, settings.totalTimeout, context.clock);
    this.#events = new CallEvents(context.observers, operation, context.nextCallId());
    this.#failures = new FailureReporter(operation, context.dialect, this.#trail, this.#secrets);
  }

  async run(request: OutgoingRequest): Promise<Finished> {
    for (let again = false; ; ) {
      // Before the queue, so that calls that start together share one fetch of the token however long they wait.
      await this.#authorise(request.headers);
      const slot = await this.#enter(again);
      let end: AttemptEnd | undefined;
      try {
        end = await this.#attempt(request);
        // Before the slot is given back, so that no queued call slips through.
        again = this.#pauseIfLimited(end);
      } finally {
        slot.release(end !== undefined && !(end.kind === "failure" && end.why === "aborted"));
      }
      const finished = await this.#settle(end, again);
      if (finished) return finished;
    }
  }

  async #enter(again: boolean): Promise<Slot> {
    const { maxRetryAfter } = this.#settings;
    const longestWait = (): number => Math.min(maxRetryAfter, this.scope.timeLeft());
    try {
      const { signal } = this.scope;
      if (signal?.aborted) throw signal.reason;
      const slot = await this.#context.limiter.enter(this.#operation.rateLimitGroup, longestWait, signal, again);
      if (this.scope.timeLeft() > 0) return slot;
      this.scope.expire();
      slot.release(false);
      throw signal?.reason;
    } catch (error) {
      if (error instanceof PausedError) {
        throw this.#failed(this.#failures.paused(error.refusal.cause as Answer | undefined, error.refusal.timeLeft));
      }
      throw this.#gaveUp();
    }
  }

  async #authorise(headers: Headers): Promise<void> {
    const { tokens } = this.#context;
    if (!tokens) return;
    const token = this.#renewedToken ?? (await this.#bounded(() => tokens.get()));
    this.#renewedToken = undefined;
    this.#token = token;
    if (!this.#secrets.includes(token)) this.#secrets.push(token, encodeURIComponent(token));
    headers.set("authorization", `Bearer ${token}`);
  }

  // A token provider is the caller's own code: it may fail, and it may never answer.
  async #bounded<T>(ask: () => T | Promise<T>): Promise<T> {
    const { clock } = this.#context;
    try {
      const asked = ask();
      if (!(asked instanceof Promise)) return asked;
      const { timeout } = this.#settings;
      const late = new AbortController();
      const stop = clock.after(timeout, () => {
        this.#context.tokens?.abandon?.();
        late.abort(new Error(`accessToken did not answer within ${timeout} ms`));
      });
      return await orAborted(orAborted(asked, late.signal), this.scope.signal).finally(stop);
    } catch (error) {
      if (this.scope.signal?.aborted) throw this.#gaveUp();
      throw this.#failed(this.#failures.token(error));
    }
  }

  async #attempt(request: OutgoingRequest): Promise<AttemptEnd> {
    const { clock, dialect, fetch, maxResponseBytes } = this.#context;
    this.#trail.attempts += 1;
    this.#events.request(this.#trail.attempts, this.#effect);
    const sentAt = clock.now();
    this.#settings.onSent?.();
    const limits = { timeout: this.#settings.timeout, maxResponseBytes, signal: this.scope.signal };
    const end = await runAttempt(fetch, request, limits, clock);
    if (end.headers) this.#trail.requestId = requestIdOf(end.headers, dialect.requestIdHeader, this.#secrets);
    if (end.kind === "answer") {
      const { status } = end;
      const duration = clock.now() - sentAt;
      this.#events.response(this.#trail.attempts, { status, duration, requestId: this.#trail.requestId });
    }
    return end;
  }

  /** Holds the group back after a 429. Tells whether this call may go again when the pause is over. */
  #pauseIfLimited(end: AttemptEnd): boolean {
    if (end.kind !== "answer" || end.status !== 429) return false;
    const advised = retryAfterOf(end.headers);
    const random = this.#context.clock.random();
    const delay = this.#nextDelay(end, random);
    const pause = delay ?? delayFor(advised, this.#retries, random);
    this.#context.limiter.pause(this.#operation.rateLimitGroup, pause, this.#answerOf(end));
    if (delay === undefined) return false;
    this.#countRetry(delay, 429);
    return true;
  }

  /** Ends the call, or prepares the next attempt. */
  async #settle(end: AttemptEnd, again: boolean): Promise<Finished | undefined> {
    const unknownBefore = this.#trail.unknown;
    const answer = end.kind === "answer" ? this.#answerOf(end) : undefined;
    if (!answer?.ok) this.#note(end);
    if (again) return undefined;
    if (end.kind === "answer" && answer) {
      if (answer.ok) return this.#finished(answer, this.#unreadable(end, answer), unknownBefore);
      if (answer.status === 401 && (await this.#renew())) return undefined;
      if (await this.#retry(end)) return undefined;
      return this.#finished(answer, this.#failures.status(answer, retryAfterOf(end.headers)), unknownBefore);
    }
    if (end.kind === "failure") {
      if (end.why === "aborted") throw this.#gaveUp();
      if (await this.#retry(end)) return undefined;
      if (end.why === "timeout") throw this.#failed(this.#failures.timeout("timeout", this.#settings.timeout));
      throw this.#failed(this.#failures.connection(end.error));
    }
    return undefined;
  }

  #note(end: AttemptEnd): void {
    if (end.kind === "answer") this.#trail.last = outcomeOfStatus(end.status, this.#effect);
    else this.#trail.last = end.sent ? "unknown" : "not-sent";
    if (this.#trail.last === "unknown") this.#trail.unknown = true;
  }

  /** After a 401, once per call: the request was refused, so it may go again with another token. */
  async #renew(): Promise<boolean> {
    const { tokens } = this.#context;
    const used = this.#token;
    if (!tokens || used === undefined || this.#renewed) return false;
    this.#renewed = true;
    this.#renewedToken = await this.#bounded(() => tokens.renew(used));
    return this.#renewedToken !== undefined;
  }

  async #retry(end: AttemptEnd): Promise<boolean> {
    if (end.kind === "answer" && end.status === 429) return false;
    const delay = this.#nextDelay(end, this.#context.clock.random());
    if (delay === undefined) return false;
    this.#countRetry(delay, end.status);
    try {
      await sleep(this.#context.clock, delay, this.scope.signal);
    } catch {
      throw this.#gaveUp();
    }
    return true;
  }

  #nextDelay(end: AttemptEnd, random: number): number | undefined {
    const { maxRetries, maxRetryAfter } = this.#settings;
    const timeLeft = this.scope.timeLeft();
    const result =
      end.kind === "answer" ? { kind: end.kind, status: end.status, retryAfter: retryAfterOf(end.headers) } : end;
    return retryDelay(result, {
      effect: this.#effect,
      retries: this.#retries,
      maxRetries,
      maxRetryAfter,
      timeLeft,
      random,
    });
  }

  #countRetry(delay: number, status: number | undefined): void {
    this.#retries += 1;
    this.#trail.delays.push(delay);
    this.#events.retry(this.#trail.attempts, { delay, status });
  }

  #answerOf(end: ReadAnswer): Answer {
    return answerFrom(end, this.#context.dialect.requestIdHeader, this.#secrets);
  }

  #unreadable(end: ReadAnswer, answer: Answer): ClientError | undefined {
    if (answer.text === undefined) return undefined;
    const why =
      end.body.incomplete === "too-large"
        ? `its body is larger than maxResponseBytes (${this.#context.maxResponseBytes})`
        : "its body is not JSON";
    return this.#failures.unreadable(answer, why);
  }

  #finished(answer: Answer, error: ClientError | undefined, unknownBefore: boolean): Finished {
    const report = (failed: ClientError): void => this.#report(failed.name, failed.outcome, answer.status);
    const alreadyGone = this.#operation.method === "DELETE" && answer.status === 404 && unknownBefore;
    if (error && !alreadyGone) report(error);
    return { answer, error, alreadyGone, failures: this.#failures, report };
  }

  /** What to throw when the caller's signal or `totalTimeout` ended the call. */
  #gaveUp(): unknown {
    if (this.scope.expired()) {
      return this.#failed(this.#failures.timeout("totalTimeout", this.#settings.totalTimeout ?? 0));
    }
    const { outcome } = this.#failures;
    this.#report("AbortError", outcome, undefined);
    this.#settings.onGivenUp?.(outcome);
    return this.scope.signal?.reason;
  }

  #failed(error: ClientError): ClientError {
    this.#report(error.name, error.outcome, isKind(error, "ApiError") ? 429 : undefined);
    return error;
  }

  #report(name: string, outcome: Outcome, status: number | undefined): void {
    const duration = this.#context.clock.now() - this.#startedAt;
    this.#events.error(this.#trail.attempts, { name, outcome, status, requestId: this.#trail.requestId, duration });
  }
}
