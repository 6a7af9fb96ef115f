import type { ClientError } from "@invitation-clients/runtime";
import { isApiError } from "../../guards.js";
import type { KantataErrorEntry } from "../../types.js";
import type { Pending } from "../pending.js";
import type { WaitingState } from "./batch-states.js";

/**
 * The errors of each person whom a refusal names. A refused token applies to everybody, and so does any refusal of a request
 * with one person.
 */
export function errorsByPerson(
  state: WaitingState,
  error: ClientError,
  people: readonly Pending[],
): ReadonlyMap<Pending, readonly KantataErrorEntry[]> {
  const named = new Map<Pending, readonly KantataErrorEntry[]>();
  const isRefusedToken = state === "denied" || state === "renewed";
  if (!isRefusedToken && state !== "refused") return named;
  const given = isApiError(error) ? (error.body?.errors ?? []) : [];
  const entries = given.length > 0 ? given : [{ type: "system", message: error.message }];
  const isForAll = isRefusedToken || people.length === 1;
  for (const [index, one] of people.entries()) {
    const own = entries.filter((entry) => isForAll || entry.index === index);
    // The server counts within the request, the caller within the whole list.
    if (own.length > 0)
      named.set(
        one,
        own.map((entry) => ({ ...entry, index: one.position })),
      );
  }
  return named;
}
