import { setTimeout as wait } from "node:timers/promises";
import { settle } from "../call/settle.ts";
import { type Told, told } from "../call/told.ts";
import type { Scenario } from "./child.ts";

/** Two calls with one signal and a third without, all during a pause of one second that a 429 asked for. */
export const run: Scenario<Told> = async (peer, options) => {
  const client = peer.connect(options);
  const [first, shared] = [new AbortController(), new AbortController()];
  const limited = settle(() => client.read("1", first.signal));
  await wait(400);
  first.abort();
  await limited;
  for (const id of ["2", "3"]) void settle(() => client.read(id, shared.signal));
  const stranger = told(peer, () => client.read("4"));
  await wait(50);
  // The process is busy until the pause is over: its timer is late when the signal aborts.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  shared.abort();
  return stranger;
};
