// zone.js replaces the platform's Promise with its own. OpenTelemetry's zone context and Angular use it.
import "zone.js";
import { type Ending, endingOf } from "../call/ending.ts";
import type { Scenario } from "./child.ts";

export interface ReplacedPromise {
  readonly remove: Ending;
  readonly read: Ending;
}

export const run: Scenario<ReplacedPromise> = async (peer, options) => {
  const native = (async () => {})();
  if (native instanceof Promise) throw new Error("Promise was not replaced");
  const client = peer.connect(options);
  return { remove: await endingOf(peer, () => client.remove("7")), read: await endingOf(peer, () => client.read("7")) };
};
