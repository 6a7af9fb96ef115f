import type { CreateManyResult } from "@invitation-clients/aveva-identity";
import type { AvevaWorld } from "./world.js";

/** The guarantees of AVEVA's `createMany` that these results break. */
export function brokenAvevaPromises(
  world: AvevaWorld,
  results: readonly (CreateManyResult | undefined)[],
  mayBeUnknown: boolean,
): string[] {
  const { inputs, tenant, carriedOut, invitedByOthers } = world;
  if (results.length !== inputs.length) return [`${results.length} results for ${inputs.length} inputs`];
  const firsts = new Set<string>();
  return inputs.flatMap(({ userId }, position): string[] => {
    const result = results[position];
    const wrong = (what: string): string[] => [`input ${position} (${userId}) is "${result?.status}": ${what}`];
    const id = userId.toLowerCase();
    if (firsts.has(id)) return result?.status === "rejected" ? [] : wrong("a repeated user must be rejected");
    firsts.add(id);
    const times = carriedOut.get(id) ?? 0;
    if (times > 1 || tenant.mails.countTo(id) > 1) return wrong(`invited ${times} times`);
    switch (result?.status) {
      case "created":
        if (result.invitation.UserId !== id) return wrong(`its invitation is for ${result.invitation.UserId}`);
        // Somebody else's, made after a request of this job was lost, looks exactly as this job's would.
        return times === 1 || invitedByOthers.has(id) ? [] : wrong("never invited by this job");
      case "existing":
        if (result.invitation.UserId !== id) return wrong(`its invitation is for ${result.invitation.UserId}`);
        return times === 0 ? [] : wrong("but invited by this job");
      case "unknown":
        return mayBeUnknown || world.lookFailed ? [] : wrong("a look could have decided");
      case undefined:
        return wrong("no result");
      default:
        return times === 0 ? [] : wrong("but invited");
    }
  });
}

/** Inputs that end without an invitation, although nobody refused them. */
export function leftOut({ inputs, tenant }: AvevaWorld, results: readonly (CreateManyResult | undefined)[]): string[] {
  return inputs.flatMap(({ userId }, position) => {
    const status = results[position]?.status;
    if (status === "rejected") return [];
    const isInvited = tenant.shownOf(userId.toLowerCase()) !== undefined;
    return isInvited && (status === "created" || status === "existing")
      ? []
      : [`input ${position} (${userId}) ends as "${status}", invited: ${isInvited}`];
  });
}
