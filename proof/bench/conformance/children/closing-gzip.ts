import { type Ending, endingOf } from "../call/ending.ts";
import type { Scenario } from "./child.ts";

/** One for each length of body. */
export const READS = 5;

/** Several GETs, over the client's own transport for Node if it has one. */
export const run: Scenario<readonly Ending[]> = async (peer, options) => {
  const client = peer.connect({ ...options, ownTransport: true });
  const ends: Ending[] = [];
  for (let nth = 1; nth <= READS; nth += 1) ends.push(await endingOf(peer, () => client.read("7")));
  return ends;
};
