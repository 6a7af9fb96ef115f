// zone.js replaces the platform's Promise with its own. OpenTelemetry's zone context and Angular use it.
import "zone.js";
import { type Told, told } from "../call/told.ts";
import type { Scenario } from "./child.ts";

export interface ReplacedPromise {
  readonly remove: Told;
  readonly read: Told;
}

export const run: Scenario<ReplacedPromise> = async (peer, options) => {
  const native = (async () => {})();
  if (native instanceof Promise) throw new Error("Promise was not replaced");
  const client = peer.connect(options);
  return { remove: await told(peer, () => client.remove("7")), read: await told(peer, () => client.read("7")) };
};
