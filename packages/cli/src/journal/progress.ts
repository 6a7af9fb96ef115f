import type { RowResult } from "../result/row-result.js";
import type { Entry } from "./entries.js";

/** Rows that were sent and whose result is not known: what `resume` of `createMany` takes. */
export interface ResumeEntry {
  readonly positions: readonly number[];
  /** When they were sent for the last time, in milliseconds since 1970. */
  readonly sentAt: number;
  /** The watermark of the first time that they were sent: everything that these sends made is above it. */
  readonly watermark: unknown;
}

type Send = Extract<Entry, { kind: "send" }>;

/** What the entries of a journal amount to. */
export class Progress {
  readonly #results = new Map<number, RowResult>();
  /** The first and the last send of each row since its last certain result. */
  readonly #open = new Map<number, { readonly first: Send; readonly last: Send }>();

  /** The last result of each row. A row that was sent again has none until the next one. */
  get results(): ReadonlyMap<number, RowResult> {
    return this.#results;
  }

  /** Whether every send has a result, be it `unknown`. */
  get isSettled(): boolean {
    return [...this.#open.keys()].every((position) => this.#results.has(position));
  }

  add(entry: Entry): void {
    if (entry.kind === "send") {
      for (const position of entry.positions) {
        this.#open.set(position, { first: this.#open.get(position)?.first ?? entry, last: entry });
        this.#results.delete(position);
      }
      return;
    }
    this.#results.set(entry.position, entry.result);
    // `unknown` is to be looked for again.
    if (entry.result.status !== "unknown") this.#open.delete(entry.position);
  }

  /** Each row without a certain result once, grouped by the sends that may have made its invitation, in the order of sending. */
  resume(): ResumeEntry[] {
    const groups = new Map<Send, Map<Send, number[]>>();
    for (const [position, { first, last }] of this.#open) {
      const byLast = groups.get(first) ?? new Map<Send, number[]>();
      groups.set(first, byLast);
      byLast.set(last, [...(byLast.get(last) ?? []), position]);
    }
    return [...groups].flatMap(([{ watermark }, byLast]) =>
      [...byLast].map(([{ at }, positions]) => ({ positions, sentAt: at, watermark })),
    );
  }
}
