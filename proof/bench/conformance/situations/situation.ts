import type { Peer } from "../call/peer.ts";

/** How a client fared: neutral is no fault, but no help either. */
export type Verdict = "good" | "bad" | "neutral";

/** One cell of the table. */
export interface Cell {
  readonly verdict: Verdict;
  /** A few words. */
  readonly text: string;
}

/** One row: a situation on the wire and what each client makes of it. */
export interface Situation {
  readonly name: string;
  /** What "good" means. */
  readonly good: string;
  run(peer: Peer): Promise<Cell>;
}

export const good = (text: string): Cell => ({ verdict: "good", text });
export const bad = (text: string): Cell => ({ verdict: "bad", text });
export const neutral = (text: string): Cell => ({ verdict: "neutral", text });
