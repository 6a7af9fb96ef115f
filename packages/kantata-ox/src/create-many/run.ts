import { ClientError, isClientError, sleep } from "@invitation-clients/runtime";
import {
  type Batch,
  type BatchContext,
  conclude,
  givenUp,
  HOLDS_RUN,
  LOOKS_AT_ONCE,
  sendBatch,
  settleOurs,
  type Trouble,
} from "./batch/batch.js";
import type { Match } from "./matching/match-rows.js";
import { isOpen, type Pending } from "./pending.js";

const unclear = new ClientError("an invitation is there that may be this person's, by a similar address and name", {
  outcome: "not-sent",
});

/** The vendor's limit for one bulk create. */
const BATCH_SIZE = 50;

type Report = (latest: ClientError | undefined) => void;

/** Invites everybody who is open, in batches one after another. Gives each a result, but for those who were not attempted. */
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
    // Timers may fire a little early.
    for (let wait = lookout.wait(); wait > 0; wait = lookout.wait())
      await sleep(context.client.clock, wait + 1, scope.signal);
  } catch (error) {
    // Nothing may be sent: a lost answer could not be looked up.
    return report(isClientError(error) ? error : givenUp(error, scope, "not-sent"));
  }
  await new Run(context, people.filter(isOpen), report).finish();
}

/** Sends what is ready, looks for what is in trouble, and waits in between. */
class Run {
  readonly #context: BatchContext;
  readonly #report: Report;
  #ready: Batch[] = [];
  #troubles: Trouble[] = [];
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
      else if (this.#troubles.length === 0) return;
      else {
        try {
          await sleep(client.clock, Math.max(0, lookAt - client.clock.now()), scope.signal);
        } catch {
          // The caller's signal or `totalTimeout` ended the run.
          return this.#abandon(this.#troubles);
        }
        await this.#lookAgain(lookAt);
      }
    }
  }

  #canSend(): boolean {
    return !this.#isEnding && this.#ready.length > 0 && !this.#troubles.some(({ kind }) => HOLDS_RUN.has(kind));
  }

  /** Looks that are due within one `listLag` are one walk. While batches can be sent, they come first that long. */
  #nextLook(): number {
    const dues = this.#troubles.map(({ dues: [next = 0] }) => next);
    const latest = Math.min(...dues) + this.#context.listLag;
    return this.#canSend() ? latest : Math.max(...dues.filter((due) => due <= latest));
  }

  async #send(): Promise<void> {
    const batch = this.#ready.shift();
    if (!batch) return;
    let trouble: Trouble | undefined;
    try {
      trouble = await sendBatch(this.#context, batch);
    } catch (cause) {
      // A server can answer what nobody foresaw. Results are kept, and the others may have been invited.
      const error = new Error("an answer could not be understood", { cause });
      return this.#endUnknown(batch, givenUp(error, this.#context.scope, "unknown"));
    }
    if (trouble) {
      this.#troubles.push(trouble);
      if (trouble.kind === "denied" && !trouble.mayRepeat) this.#isEnding = true;
      // Its failure decides nothing: the last look does.
      if (LOOKS_AT_ONCE.has(trouble.kind)) await this.#look([]).catch(() => {});
    }
    this.#report(trouble?.error);
  }

  /**
   * Looks for everybody in trouble. Settles those who are found, and decides about the others of the troubles that are due.
   *
   * @throws if the list cannot be read
   */
  async #look(due: readonly Trouble[]): Promise<void> {
    const sought = new Map<Pending, number>();
    for (const { kind, batch, since } of this.#troubles) {
      if (kind !== "unsent") for (const one of batch.people) if (isOpen(one)) sought.set(one, since);
    }
    const matches: ReadonlyMap<Pending, Match> =
      sought.size > 0 ? await this.#context.lookout.look(sought) : new Map<Pending, Match>();
    settleOurs(matches);
    this.#troubles = this.#troubles.filter((trouble) => !due.includes(trouble) && trouble.batch.people.some(isOpen));
    for (const trouble of due) {
      const { again, isEnd } = conclude(this.#context, trouble, matches, this.#isEnding);
      this.#ready.unshift(...again);
      this.#isEnding ||= isEnd;
    }
  }

  async #lookAgain(at: number): Promise<void> {
    this.#troubles = this.#troubles.map((trouble) => ({ ...trouble, dues: trouble.dues.filter((due) => due > at) }));
    const due = this.#troubles.filter(({ dues }) => dues.length === 0);
    try {
      await this.#look(due);
      this.#report(undefined);
    } catch (error) {
      this.#troubles = this.#troubles.filter((trouble) => !due.includes(trouble));
      this.#abandon(due);
      if (isClientError(error)) this.#report(error);
    }
  }

  /** No look will tell what became of these. Those who were never sent stay open: they are not attempted. */
  #abandon(troubles: readonly Trouble[]): void {
    for (const { kind, batch, error } of troubles) if (kind !== "unsent") this.#endUnknown(batch, error);
  }

  /** Nobody knows what became of those who are open, so nothing more is sent. */
  #endUnknown({ people }: Batch, error: ClientError): void {
    for (const one of people) one.result ??= { status: "unknown", error };
    this.#isEnding = true;
    this.#report(error);
  }
}
