/** Something about a list that must be mended, or that its owner should know. */
export interface Remark {
  /** From 1. */
  readonly line: number;
  /** The name of the column. */
  readonly column?: string | undefined;
  /** What is wrong and what to do, without a full stop. */
  readonly message: string;
}

export function remarkText({ line, column, message }: Remark): string {
  return `Line ${line}${column === undefined ? "" : `, column "${column}"`}: ${message}.`;
}

const MOST_KEPT = 1000;

/** Remarks in order. Only the first 1,000 are kept, so that a list full of mistakes needs no more memory. */
export class Remarks {
  readonly kept: Remark[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(remarks: readonly Remark[]): void {
    this.#count += remarks.length;
    this.kept.push(...remarks.slice(0, Math.max(0, MOST_KEPT - this.kept.length)));
  }
}
