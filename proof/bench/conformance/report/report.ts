import type { Peer } from "../call/peer.ts";
import { bad, type Cell, type Situation } from "../situations/situation.ts";

/** One run of the table. */
export interface Report {
  readonly node: string;
  readonly seconds: number;
  readonly peers: readonly Peer[];
  readonly rows: readonly { readonly situation: Situation; readonly cells: readonly Cell[] }[];
}

/** Runs every situation over every peer: rows in turn, the peers of one row at once. */
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

// A situation that breaks is a fault of the table: it shows, and fails the run if it is our column.
async function runCell(situation: Situation, peer: Peer): Promise<Cell> {
  try {
    return await situation.run(peer);
  } catch (error) {
    return bad(`situation broke: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** How many rows a peer is good in. */
export function scoreOf(report: Report, column: number): number {
  return report.rows.filter(({ cells }) => cells[column]?.verdict === "good").length;
}

/** Whether our own client is good in every row. */
export function oursIsGood({ peers, rows }: Report): boolean {
  return peers.every((peer, column) => !peer.ours || rows.every(({ cells }) => cells[column]?.verdict === "good"));
}
