import type { Peer } from "../call/peer.ts";
import { bad, type Cell, type Situation } from "../situations/situation.ts";

/** The result of a run. */
export interface Report {
  readonly node: string;
  readonly seconds: number;
  readonly peers: readonly Peer[];
  readonly rows: readonly { readonly situation: Situation; readonly cells: readonly Cell[] }[];
}

/** Puts every client into every situation: one situation after another, all clients at once. */
export async function runSituations(
  peers: readonly Peer[],
  situations: readonly Situation[],
  tell: (text: string) => void,
): Promise<Report> {
  const startedAt = performance.now();
  const rows: { situation: Situation; cells: Cell[] }[] = [];
  for (const situation of situations) {
    tell(`${String(rows.length + 1).padStart(2)}/${situations.length}  ${situation.name}`);
    rows.push({ situation, cells: await Promise.all(peers.map((peer) => runCell(situation, peer))) });
  }
  return { node: process.version, seconds: (performance.now() - startedAt) / 1000, peers, rows };
}

// If the situation itself fails, its cell says so, and the run fails if the cell is in our column.
async function runCell(situation: Situation, peer: Peer): Promise<Cell> {
  try {
    return await situation.run(peer);
  } catch (error) {
    return bad(`the situation failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The number of rows in which a client is good. */
export function scoreOf(report: Report, column: number): number {
  return report.rows.filter(({ cells }) => cells[column]?.verdict === "good").length;
}

/** Whether our own client is good in every row. */
export function oursIsGood({ peers, rows }: Report): boolean {
  return peers.every((peer, column) => !peer.ours || rows.every(({ cells }) => cells[column]?.verdict === "good"));
}
