import { setTimeout as wait } from "node:timers/promises";
import { type Ending, endingOf } from "../call/ending.ts";
import { settle } from "../call/settle.ts";
import type { Scenario } from "./child.ts";

/** Two calls that share a signal and one without it, all made while a 429 with `Retry-After: 1` pauses the client. */
export const run: Scenario<Ending> = async (peer, options) => {
  const client = peer.connect(options);
  const [first, shared] = [new AbortController(), new AbortController()];
  const limited = settle(() => client.read("1", first.signal));
  await wait(400);
  first.abort();
  await limited;
  for (const id of ["2", "3"]) void settle(() => client.read(id, shared.signal));
  const stranger = endingOf(peer, () => client.read("4"));
  await wait(50);
  // Keeps the process busy until the pause is over, so that its timer is late when the signal aborts.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  shared.abort();
  return stranger;
};
