import { ClientError, isClientError, sleep } from "@invitation-clients/runtime";
import type { Batch, BatchContext, WaitingBatch } from "./batch/batch.js";
import { type BatchState, ENDS_RUN, HOLDS_RUN, LOOKS_AT_ONCE, stateAfterLook } from "./batch/batch-states.js";
import { decideFates, settleFound } from "./batch/decide-fate.js";
import { batchesOf, resendBatches } from "./batch/resend.js";
import { givenUp, sendBatch } from "./batch/send-batch.js";
import type { Match } from "./matching/match-rows.js";
import type { Keys } from "./matching/normal-form.js";
import { isOpen, type Pending } from "./pending.js";
import { type ResumedBatch, resumeBatches } from "./resumed.js";

const unclear = new ClientError("a similar invitation may be this person's", {
  outcome: "not-sent",
});

/**
 * Invites people in batches, one after another. People who are left without a result were not attempted.
 *
 * @param all the inputs of the run, also those that have a result
 * @param sentBefore what an earlier run sent
 */
export async function runBatches(
  context: BatchContext,
  all: readonly Pending[],
  sentBefore: readonly ResumedBatch[],
  skipExisting: boolean,
): Promise<void> {
  const { bulk, lookout, scope } = context;
  const resumed = sentBefore.flatMap(({ positions }) => positions.flatMap((at) => all[at] ?? [])).filter(isOpen);
  const isResumed = resumed.length > 0;
  const run = new Run(context);
  // Until the list has been read, nothing proves whom the earlier run invited.
  let undecided = resumed;
  try {
    let existing = await lookout.begin(skipExisting && !isResumed ? all.filter(isOpen) : undefined);
    undecided = [];
    if (isResumed) {
      run.resume(resumeBatches(context, sentBefore, all));
      await run.finish();
      // Only now, because the list shows what the earlier run sent, too.
      if (skipExisting && !run.isEnding) existing = await lookout.begin(all.filter(isOpen));
    }
    for (const [one, { row, whose }] of existing) {
      one.settle(whose === "theirs" ? { status: "existing", invitation: row } : { status: "unknown", error: unclear });
    }
    await bulk.step();
    // Timers can fire slightly early.
    for (let wait = lookout.wait(); wait > 0; wait = lookout.wait()) {
      bulk.wait("look", wait);
      await sleep(context.client.clock, wait + 1, scope.signal);
    }
  } catch (thrown) {
    // Without this read, the run could not look for people after a lost answer, so nothing is sent.
    const error = isClientError(thrown) ? thrown : givenUp(thrown, scope, "not-sent");
    for (const one of undecided) one.settle({ status: "unknown", error });
    return bulk.step(error);
  }
  run.add(all.filter(isOpen));
  await run.finish();
}

/** Sends batches that are ready, looks for those that wait, and sleeps in between. */
class Run {
  readonly #context: BatchContext;
  #ready: Batch[] = [];
  #waiting: WaitingBatch[] = [];
  #isEnding = false;
  /** Nothing is sent before everybody whom an earlier run sent has been looked for. */
  #maySend = false;

  constructor(context: BatchContext) {
    this.#context = context;
  }

  /** Whether the run sends nothing more. */
  get isEnding(): boolean {
    return this.#isEnding || this.#context.bulk.isStopped;
  }

  /** Adds people who were not sent yet. From now on the run may send. */
  add(people: readonly Pending[]): void {
    this.#maySend = true;
    const added = new Set(this.#ready.flatMap((batch) => batch.people));
    const fresh = { resends: 0, since: undefined, known: undefined, renewed: false, wasNamed: false };
    for (const batch of batchesOf(people.filter((one) => !added.has(one))))
      this.#ready.push({ ...fresh, people: batch });
  }

  /** Adds batches that an earlier run sent. */
  resume(batches: readonly WaitingBatch[]): void {
    this.#waiting.push(...batches);
  }

  async finish(): Promise<void> {
    const { bulk, client, scope } = this.#context;
    // The people of an earlier run may be in the list already. If this look fails, the last look still decides.
    if (this.#waiting.length > 0) await this.#look([]).catch(() => {});
    for (;;) {
      const lookAt = this.#nextLook();
      if (this.#canSend() && client.clock.now() < lookAt) await this.#send();
      else if (this.#waiting.length === 0) return;
      else {
        const wait = Math.max(0, lookAt - client.clock.now());
        // A batch that a 429 refused waits for the end of the pause.
        const isLimited = this.#waiting.some(({ state }) => state === "limited");
        bulk.wait(isLimited ? "rate-limit" : "look", wait);
        try {
          await sleep(client.clock, wait, scope.signal);
        } catch {
          // The caller's signal or `totalTimeout` ended the run.
          return this.#abandon(this.#waiting);
        }
        await this.#lookAgain(lookAt);
      }
    }
  }

  #canSend(): boolean {
    return (
      this.#maySend &&
      !this.isEnding &&
      this.#ready.length > 0 &&
      !this.#waiting.some(({ state }) => HOLDS_RUN.includes(state))
    );
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
    const people = next.people.filter(isOpen);
    if (people.length === 0) return;
    const { bulk, client, lookout } = this.#context;
    const since = next.since ?? client.clock.now();
    const known = next.known ?? (bulk.isStored ? lookout.known(people, since) : undefined);
    const batch = { ...next, people, since, known };
    let waiting: WaitingBatch | undefined;
    try {
      waiting = await sendBatch(this.#context, batch);
    } catch (cause) {
      // The answer can contain anything. People with a result keep it; the others may have been invited.
      const error = new Error("an answer could not be read", { cause });
      await this.#leave("ended", batch, givenUp(error, this.#context.scope, "unknown"));
      return;
    }
    if (waiting) {
      this.#waiting.push(waiting);
      this.#enter(waiting.state);
      // If this look fails, the last look still decides.
      if (LOOKS_AT_ONCE.includes(waiting.state)) await this.#look([]).catch(() => {});
    }
    // A refused row is no failure of the run.
    await this.#step(waiting?.state === "refused" ? undefined : waiting?.error);
  }

  async #step(error?: ClientError): Promise<void> {
    const { bulk } = this.#context;
    const lost = this.#waiting.filter(({ state }) => state === "lost").flatMap(({ batch }) => batch.people);
    bulk.lost = lost.filter(isOpen).length;
    await bulk.step(error);
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
    const matches: ReadonlyMap<Keys, Match> =
      sought.size > 0 ? await this.#context.lookout.look(sought) : new Map<Keys, Match>();
    settleFound(sought.keys(), matches, "ours");
    const before = this.#waiting;
    this.#waiting = [];
    for (const waiting of before) {
      if (waiting.batch.people.some(isOpen) && !due.includes(waiting)) this.#waiting.push(waiting);
      else this.#decide(waiting, matches);
    }
  }

  #decide(waiting: WaitingBatch, matches: ReadonlyMap<Keys, Match>): void {
    const event = decideFates(waiting, matches, !this.isEnding);
    const next = this.#enter(stateAfterLook(waiting.state, event));
    if (next === "ready") this.#ready.unshift(...resendBatches(this.#context, waiting));
  }

  async #lookAgain(at: number): Promise<void> {
    this.#waiting = this.#waiting.map((waiting) => ({ ...waiting, dues: waiting.dues.filter((due) => due > at) }));
    const due = this.#waiting.filter(({ dues }) => dues.length === 0);
    try {
      await this.#look(due);
      await this.#step();
    } catch (error) {
      this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting));
      await this.#abandon(due);
      if (isClientError(error)) await this.#step(error);
    }
  }

  async #abandon(waiting: readonly WaitingBatch[]): Promise<void> {
    for (const { state, batch, error } of waiting) await this.#leave(stateAfterLook(state, "noLook"), batch, error);
  }

  /** Nothing proves what happened to people without a result: they are `unknown`, unless their batch never left. */
  async #leave(state: BatchState, { people }: Batch, error: ClientError): Promise<void> {
    if (this.#enter(state) !== "ended") return;
    for (const one of people) one.settle({ status: "unknown", error });
    await this.#step(error);
  }

  #enter(state: BatchState): BatchState {
    this.#isEnding ||= ENDS_RUN.includes(state);
    return state;
  }
}
