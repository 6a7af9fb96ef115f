import type { Peer } from "../call/peer.ts";

/** The verdict on a client. Neutral: it does no harm, but does not help either. */
export type Verdict = "good" | "bad" | "neutral";

/** One cell of the table. */
export interface Cell {
  readonly verdict: Verdict;
  /** What happened, in a few words. */
  readonly text: string;
}

/** One row: an event on the wire, and the check of a client's reaction. */
export interface Situation {
  readonly name: string;
  /** What a client must do to be good. */
  readonly good: string;
  run(peer: Peer): Promise<Cell>;
}

export const good = (text: string): Cell => ({ verdict: "good", text });
export const bad = (text: string): Cell => ({ verdict: "bad", text });
export const neutral = (text: string): Cell => ({ verdict: "neutral", text });
