import { bareErrorOf, nameOf } from "./error-kinds.ts";
import type { Peer } from "./peer.ts";
import { settle } from "./settle.ts";

/** How a call ended, as data that one process can send to another. */
export interface Ending {
  readonly kind: "resolved" | "rejected" | "pending";
  readonly status?: number | undefined;
  readonly error?: string;
  /** The length of the result as JSON, in characters. */
  readonly size?: number;
}

/** Runs a call and reports how it ended. */
export async function endingOf(peer: Peer, call: () => Promise<unknown>): Promise<Ending> {
  const end = await settle(call);
  if (end.kind === "pending") return { kind: "pending" };
  if (end.kind === "resolved") return { kind: "resolved", size: (JSON.stringify(end.value) ?? "").length };
  const bare = bareErrorOf(end.error);
  return { kind: "rejected", status: peer.statusOf(end.error), error: bare ? `bare ${bare}` : nameOf(end.error) };
}
