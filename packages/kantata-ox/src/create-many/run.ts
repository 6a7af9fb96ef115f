import { ClientError, isClientError, sleep } from "@invitation-clients/runtime";
import type { Batch, BatchContext, WaitingBatch } from "./batch/batch.js";
import { type BatchState, ENDS_RUN, HOLDS_RUN, LOOKS_AT_ONCE, stateAfterLook } from "./batch/batch-states.js";
import { decideFates, settleFound } from "./batch/decide-fate.js";
import { resendBatches } from "./batch/resend.js";
import { givenUp, sendBatch } from "./batch/send-batch.js";
import type { Match } from "./matching/match-rows.js";
import { isOpen, type Pending } from "./pending.js";

const unclear = new ClientError("a similar invitation may be this person's", {
  outcome: "not-sent",
});

/** The vendor's limit for one bulk create. */
const BATCH_SIZE = 50;

type Report = (latest: ClientError | undefined) => void;

/** Invites people in batches, one after another. People who are left without a result were not attempted. */
export async function runBatches(
  context: BatchContext,
  people: readonly Pending[],
  skipExisting: boolean,
  report: Report,
): Promise<void> {
  const { lookout, scope } = context;
  try {
    const existing = await lookout.begin(skipExisting ? people : undefined);
    for (const [one, { row, whose }] of existing) {
      one.result = whose === "theirs" ? { status: "existing", invitation: row } : { status: "unknown", error: unclear };
    }
    if (existing.size > 0) report(undefined);
    // Timers can fire slightly early.
    for (let wait = lookout.wait(); wait > 0; wait = lookout.wait())
      await sleep(context.client.clock, wait + 1, scope.signal);
  } catch (error) {
    // Without this read, the run could not look for people after a lost answer, so nothing is sent.
    return report(isClientError(error) ? error : givenUp(error, scope, "not-sent"));
  }
  await new Run(context, people.filter(isOpen), report).finish();
}

/** Sends batches that are ready, looks for those that wait, and sleeps in between. */
class Run {
  readonly #context: BatchContext;
  readonly #report: Report;
  #ready: Batch[] = [];
  #waiting: WaitingBatch[] = [];
  #isEnding = false;

  constructor(context: BatchContext, people: readonly Pending[], report: Report) {
    this.#context = context;
    this.#report = report;
    for (let from = 0; from < people.length; from += BATCH_SIZE) {
      const batch = people.slice(from, from + BATCH_SIZE);
      this.#ready.push({ people: batch, resends: 0, since: undefined, renewed: false, wasNamed: false });
    }
  }

  async finish(): Promise<void> {
    const { client, scope } = this.#context;
    for (;;) {
      const lookAt = this.#nextLook();
      if (this.#canSend() && client.clock.now() < lookAt) await this.#send();
      else if (this.#waiting.length === 0) return;
      else {
        try {
          await sleep(client.clock, Math.max(0, lookAt - client.clock.now()), scope.signal);
        } catch {
          // The caller's signal or `totalTimeout` ended the run.
          return this.#abandon(this.#waiting);
        }
        await this.#lookAgain(lookAt);
      }
    }
  }

  #canSend(): boolean {
    return !this.#isEnding && this.#ready.length > 0 && !this.#waiting.some(({ state }) => HOLDS_RUN.includes(state));
  }

  /** Looks that are due within one `listLag` share one walk through the list. Batches that can go out do so in the meantime. */
  #nextLook(): number {
    const dues = this.#waiting.map(({ dues: [next = 0] }) => next);
    const latest = Math.min(...dues) + this.#context.listLag;
    return this.#canSend() ? latest : Math.max(...dues.filter((due) => due <= latest));
  }

  async #send(): Promise<void> {
    const next = this.#ready.shift();
    if (!next) return;
    const batch = { ...next, since: next.since ?? this.#context.client.clock.now() };
    let waiting: WaitingBatch | undefined;
    try {
      waiting = await sendBatch(this.#context, batch);
    } catch (cause) {
      // The answer can contain anything. People with a result keep it; the others may have been invited.
      const error = new Error("an answer could not be read", { cause });
      return this.#leave("ended", batch, givenUp(error, this.#context.scope, "unknown"));
    }
    if (waiting) {
      this.#waiting.push(waiting);
      this.#enter(waiting.state);
      // If this look fails, the last look still decides.
      if (LOOKS_AT_ONCE.includes(waiting.state)) await this.#look([]).catch(() => {});
    }
    this.#report(waiting?.error);
  }

  /**
   * Looks for everybody who was sent and has no result. Settles people who are found, and decides about the others in the
   * batches that are due.
   *
   * @throws if the list cannot be read
   */
  async #look(due: readonly WaitingBatch[]): Promise<void> {
    const sought = new Map<Pending, number>();
    for (const { state, batch } of this.#waiting) {
      if (state !== "unsent") for (const one of batch.people) if (isOpen(one)) sought.set(one, batch.since);
    }
    const matches: ReadonlyMap<Pending, Match> =
      sought.size > 0 ? await this.#context.lookout.look(sought) : new Map<Pending, Match>();
    settleFound(sought.keys(), matches, "ours");
    const before = this.#waiting;
    this.#waiting = [];
    for (const waiting of before) {
      if (waiting.batch.people.some(isOpen) && !due.includes(waiting)) this.#waiting.push(waiting);
      else this.#decide(waiting, matches);
    }
  }

  #decide(waiting: WaitingBatch, matches: ReadonlyMap<Pending, Match>): void {
    const event = decideFates(waiting, matches, !this.#isEnding);
    const next = this.#enter(stateAfterLook(waiting.state, event));
    if (next === "ready") this.#ready.unshift(...resendBatches(this.#context, waiting));
  }

  async #lookAgain(at: number): Promise<void> {
    this.#waiting = this.#waiting.map((waiting) => ({ ...waiting, dues: waiting.dues.filter((due) => due > at) }));
    const due = this.#waiting.filter(({ dues }) => dues.length === 0);
    try {
      await this.#look(due);
      this.#report(undefined);
    } catch (error) {
      this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting));
      this.#abandon(due);
      if (isClientError(error)) this.#report(error);
    }
  }

  #abandon(waiting: readonly WaitingBatch[]): void {
    for (const { state, batch, error } of waiting) this.#leave(stateAfterLook(state, "noLook"), batch, error);
  }

  /** Nothing proves what happened to people without a result: they are `unknown`, unless their batch never left. */
  #leave(state: BatchState, { people }: Batch, error: ClientError): void {
    if (this.#enter(state) !== "ended") return;
    for (const one of people) one.result ??= { status: "unknown", error };
    this.#report(error);
  }

  #enter(state: BatchState): BatchState {
    this.#isEnding ||= ENDS_RUN.includes(state);
    return state;
  }
}
