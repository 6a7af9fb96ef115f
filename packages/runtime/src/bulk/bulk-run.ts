import type { WaitListener } from "../call/call-context.js";
import { ClientError } from "../errors/errors.js";
import type { Clock } from "../platform/clock.js";
import { checkCallback } from "../request/call-options.js";
import type { BulkOptions, BulkWait } from "./bulk-types.js";

/** Progress is reported at least this often, in milliseconds. */
const BEAT = 30_000;

/**
 * A later run counts from the time that the caller's store has, so that time may be this much older than the request, in
 * milliseconds: `settleDelay` grants it. After a slower onSend the store is told again, with a newer time.
 */
const SLOW_STORE = 10_000;

/** Collects the results of one bulk job, tells them to the caller, and stops the job if the caller's store fails. */
export class BulkRun<Result> {
  readonly #options: BulkOptions<Result>;
  readonly #clock: Clock;
  readonly #results: (Result | undefined)[];
  #done = 0;
  #untold: number[] = [];
  #telling: Promise<void> = Promise.resolve();
  #error: ClientError | undefined;
  #isStopped = false;
  #wait: { readonly for: BulkWait; readonly until: number } | undefined;
  #stopBeating: (() => void) | undefined;
  /** Inputs whose answer was lost and that have no result yet. The job keeps it up to date. */
  lost = 0;

  /** @throws ConfigError if a callback is not a function */
  constructor(total: number, { onProgress, onSend, onResult }: BulkOptions<Result>, clock: Clock) {
    for (const [name, value] of Object.entries({ onProgress, onSend, onResult })) checkCallback(name, value);
    this.#options = { onProgress, onSend, onResult };
    this.#clock = clock;
    this.#results = new Array(total).fill(undefined);
  }

  /** Whether the caller's store failed. If so, nothing more may be sent. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Whether the caller stores what is sent. Nothing else needs a watermark. */
  get isStored(): boolean {
    return this.#options.onSend !== undefined;
  }

  resultOf(position: number): Result | undefined {
    return this.#results[position];
  }

  /** Gives an input its result, unless it has one. `tell` passes it on. */
  settle(position: number, result: Result): void {
    if (this.#results[position] !== undefined) return;
    this.#results[position] = result;
    this.#done += 1;
    this.#untold.push(position);
  }

  /** Tells the caller all new results, one after another. Resolves when the caller has taken them, and never rejects. */
  tell(): Promise<void> {
    const { onResult } = this.#options;
    const told = this.#untold.sort((a, b) => a - b);
    this.#untold = [];
    if (!onResult || told.length === 0) return this.#telling;
    this.#telling = this.#telling.then(async () => {
      for (const position of told) {
        try {
          await onResult(this.#results[position] as Result, position);
        } catch (error) {
          this.#stop("onResult", error);
        }
      }
    });
    return this.#telling;
  }

  /**
   * Lets the caller store what is about to be sent.
   *
   * @throws ClientError if the job has been stopped, or the caller's store fails
   */
  async beforeSend(positions: readonly number[], watermark: unknown): Promise<void> {
    await this.tell();
    const { onSend } = this.#options;
    if (onSend && !this.#isStopped) {
      try {
        await this.#untilFresh(() => onSend([...positions], { watermark }));
      } catch (error) {
        this.#stop("onSend", error);
      }
    }
    if (this.#isStopped) throw this.#error;
  }

  /** Repeats what took so long that the time at its beginning is out of date. */
  async #untilFresh(store: () => void | Promise<void>): Promise<void> {
    const startedAt = this.#clock.now();
    await store();
    if (this.#clock.now() - startedAt > SLOW_STORE) await store();
  }

  /** Remembers a failure of the run. */
  fail(error: ClientError | undefined): void {
    // The failure of the caller's store explains everything after it.
    if (!this.#isStopped) this.#error = error ?? this.#error;
  }

  /** Tells new results, then progress. The wait is over. */
  async step(error?: ClientError): Promise<void> {
    this.fail(error);
    await this.tell();
    this.#wait = undefined;
    this.#report();
  }

  /** Reports that a wait of at most `ms` milliseconds begins. */
  wait(waitingFor: BulkWait, ms: number): void {
    this.#wait = { for: waitingFor, until: Date.now() + ms };
    this.#report();
  }

  /** Reports the waits of a client's calls. `answer`: the name of the wait for their answers. */
  listener(answer: BulkWait): WaitListener {
    return (waitingFor, ms) => this.wait(waitingFor === "answer" ? answer : waitingFor, ms);
  }

  /** Tells the last results and the last progress, and returns all results. */
  async end(): Promise<Result[]> {
    await this.step();
    this.#stopBeating?.();
    return this.#results as Result[];
  }

  #stop(name: string, cause: unknown): void {
    if (this.#isStopped) return;
    const message = `${name} failed, so nothing more was sent`;
    this.fail(new ClientError(message, { outcome: "not-sent", cause }));
    this.#isStopped = true;
  }

  #report(): void {
    const { onProgress } = this.#options;
    if (!onProgress) return;
    this.#stopBeating?.();
    this.#stopBeating = this.#clock.after(BEAT, () => this.#report());
    const progress = {
      total: this.#results.length,
      done: this.#done,
      error: this.#error,
      waitingFor: this.#wait?.for,
      waitingUntil: this.#wait?.until,
      lost: this.lost,
    };
    // An error in onProgress must not stop a run that is mailing people.
    const notify = async (): Promise<void> => onProgress(progress);
    notify().catch(() => {});
  }
}
