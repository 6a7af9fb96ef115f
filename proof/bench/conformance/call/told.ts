import { bareErrorOf, nameOf } from "./error-kinds.ts";
import type { Peer } from "./peer.ts";
import { settle } from "./settle.ts";

/** The end of a call, in a form that can be handed from one process to another. */
export interface Told {
  readonly kind: "resolved" | "rejected" | "pending";
  readonly status?: number | undefined;
  readonly error?: string;
  /** Characters of what the call gave, as JSON. */
  readonly size?: number;
}

/** Runs a call, and tells its end. */
export async function told(peer: Peer, call: () => Promise<unknown>): Promise<Told> {
  const end = await settle(call);
  if (end.kind === "pending") return { kind: "pending" };
  if (end.kind === "resolved") return { kind: "resolved", size: (JSON.stringify(end.value) ?? "").length };
  const bare = bareErrorOf(end.error);
  return { kind: "rejected", status: peer.statusOf(end.error), error: bare ? `bare ${bare}` : nameOf(end.error) };
}
