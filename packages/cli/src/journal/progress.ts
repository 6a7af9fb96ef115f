import type { RowResult } from "../result/row-result.js";
import type { Entry } from "./entries.js";

/** Rows that were sent and whose result is not known: what `resume` of `createMany` takes. */
export interface ResumeEntry {
  readonly positions: readonly number[];
  /** When they were sent for the last time, in milliseconds since 1970. */
  readonly sentAt: number;
  /** The watermark of that send. It is about their earlier sends, too, because `createMany` passes it on from run to run. */
  readonly watermark: unknown;
}

type Send = Extract<Entry, { kind: "send" }>;

/** What the entries of a journal amount to. */
export class Progress {
  readonly #results = new Map<number, RowResult>();
  /** The last send of each row without a certain result since. */
  readonly #open = new Map<number, Send>();
  /** How many of them have no result at all. */
  #unanswered = 0;

  /** The last result of each row. A row that was sent again has none until the next one. */
  get results(): ReadonlyMap<number, RowResult> {
    return this.#results;
  }

  /** Whether every send has a result, be it `unknown`. */
  get isSettled(): boolean {
    return this.#unanswered === 0;
  }

  add(entry: Entry): void {
    if (entry.kind === "send") {
      for (const position of entry.positions) {
        if (!this.#isUnanswered(position)) this.#unanswered += 1;
        this.#open.delete(position);
        this.#open.set(position, entry);
        this.#results.delete(position);
      }
      return;
    }
    if (this.#isUnanswered(entry.position)) this.#unanswered -= 1;
    this.#results.set(entry.position, entry.result);
    // `unknown` is to be looked for again.
    if (entry.result.status !== "unknown") this.#open.delete(entry.position);
  }

  /** Each row without a certain result once, grouped by its last send, in the order of sending. */
  resume(): ResumeEntry[] {
    const groups = new Map<Send, number[]>();
    for (const [position, send] of this.#open) {
      const positions = groups.get(send) ?? [];
      positions.push(position);
      groups.set(send, positions);
    }
    return [...groups].map(([{ watermark, at }, positions]) => ({ positions, sentAt: at, watermark }));
  }

  #isUnanswered(position: number): boolean {
    return this.#open.has(position) && !this.#results.has(position);
  }
}
