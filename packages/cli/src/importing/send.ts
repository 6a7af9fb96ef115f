import type { ClientError } from "@invitation-clients/kantata-ox";
import type { Journal } from "../journal/journal.js";
import type { ProgressView } from "../progress/show-progress.js";
import type { List } from "../reading/read-list.js";
import { rowResultOf } from "../targets/row-result-of.js";
import type { Target } from "../targets/target.js";
import { type Slice, slicesOf } from "./slices.js";
import { type Stop, StopRequested } from "./stop.js";

export interface SendSettings {
  readonly settleDelay: number | undefined;
  readonly concurrency: number | undefined;
}

/** How the sending ended. */
export interface Sent {
  /** The last failure of the run that left people without a result; undefined if there was none. */
  readonly error: ClientError | undefined;
  /** The journal could not be written, so nothing more was sent. */
  readonly journalError: unknown;
}

/** Sends all open rows, slice by slice. The journal knows each row before it is sent, and each result. */
export async function sendRows<P>(
  list: List<P>,
  journal: Journal,
  target: Target<P>,
  settings: SendSettings,
  { stop, view, done }: { readonly stop: Stop; readonly view: ProgressView; readonly done: number },
): Promise<Sent> {
  const run = new SliceRun(journal, target, settings, stop);
  let before = done;
  for await (const slice of slicesOf(list, journal)) {
    if (stop.isRequested) break;
    const isWhole = await run.send(slice, view, before);
    before += slice.people.length;
    if (!isWhole) break;
  }
  return { error: run.error, journalError: run.journalError };
}

class SliceRun<P> {
  readonly #journal: Journal;
  readonly #target: Target<P>;
  readonly #settings: SendSettings;
  readonly #stop: Stop;
  error: ClientError | undefined;
  journalError: unknown;

  constructor(journal: Journal, target: Target<P>, settings: SendSettings, stop: Stop) {
    this.#journal = journal;
    this.#target = target;
    this.#settings = settings;
    this.#stop = stop;
  }

  /** Returns whether everybody was attempted. */
  async send({ people, positions, resume }: Slice<P>, view: ProgressView, before: number): Promise<boolean> {
    const sent = new Set(resume.flatMap((entry) => entry.positions));
    const inList = (place: number): number => positions[place] ?? -1;
    let error: ClientError | undefined;
    /** Rows that ended as not-attempted are results too, but nothing is done about them. */
    let done = 0;
    let [isWhole, isSure] = [true, true];
    await this.#target.send(people, {
      settleDelay: this.#settings.settleDelay,
      concurrency: this.#settings.concurrency,
      signal: this.#stop.signal,
      resume,
      onSend: async (places, { watermark }) => {
        if (this.#stop.isRequested) throw new StopRequested("stopped");
        for (const place of places) sent.add(place);
        await this.#write(() => this.#journal.recordSend(places.map(inList), watermark));
        if (this.#stop.isRequested) throw new StopRequested("stopped");
      },
      onResult: async (given, place) => {
        const isDenied = given.status === "rejected" && this.#target.isDenied(given.errors);
        const result = isDenied ? ({ status: "not-attempted" } as const) : given;
        if (result.status === "unknown") isSure = false;
        if (result.status === "not-attempted") isWhole = false;
        else done += 1;
        // Rows that were never sent need no line: without one they are open.
        if (result.status === "not-attempted" && !sent.has(place)) return;
        await this.#write(() => this.#journal.recordResult(inList(place), rowResultOf(result)));
      },
      onProgress: (progress) => {
        error = progress.error;
        view.update({ ...progress, done }, before);
        this.#stop.seen(progress);
      },
    });
    if (!isWhole || !isSure) this.error = error;
    return isWhole;
  }

  async #write(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.journalError ??= error;
      throw error;
    }
  }
}
