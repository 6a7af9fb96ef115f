import type { Match } from "../matching/match-rows.js";
import type { Keys } from "../matching/normal-form.js";
import { isOpen, type Pending } from "../pending.js";
import type { WaitingBatch } from "./batch.js";
import type { LookEvent } from "./batch-states.js";

type Matches = ReadonlyMap<Keys, Match>;

/**
 * Settles people who are invited by a row of ours, or by somebody else's. Call it with "theirs" only after the last look:
 * until then a row of ours may still appear.
 */
export function settleFound(people: Iterable<Pending>, matches: Matches, whose: "ours" | "theirs"): void {
  for (const one of people) {
    const match = matches.get(one);
    const status = whose === "ours" ? "created" : "existing";
    if (match?.whose === whose) one.settle({ status, invitation: match.row });
  }
}

/**
 * Decides about everybody in a batch after its last look: each gets a result or, after the event `resend`, goes again.
 *
 * @param matches the rows that the look found
 * @param mayResend whether the run may still send anything
 */
export function decideFates(waiting: WaitingBatch, matches: Matches, mayResend: boolean): LookEvent {
  const { state, batch, error, named } = waiting;
  const resends = waiting.mayResend && mayResend;
  settleFound(batch.people, matches, "theirs");
  for (const one of batch.people.filter(isOpen)) {
    const errors = named.get(one);
    if (state === "short" || matches.get(one)?.whose === "unsure") one.settle({ status: "unknown", error });
    // The errors of a refused token do not apply to people who go again with a new token.
    else if (errors && !(resends && state === "renewed")) one.settle({ status: "rejected", errors });
  }
  const absent = batch.people.filter(isOpen);
  if (absent.length === 0) return "decided";
  if (resends) return "resend";
  for (const one of absent) one.settle({ status: "not-attempted" });
  return "noResend";
}
