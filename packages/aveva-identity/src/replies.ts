import type { ApiClient, CallOptions, Operation, Reply } from "@invitation-clients/runtime";
import { isApiError } from "./guards.js";
import type { Invitation } from "./types.js";

/**
 * The invitation of an answer.
 *
 * @throws ResponseParseError if there is none
 */
export function readInvitation(reply: Reply): Invitation {
  const invitation = readInvitationIfAny(reply);
  if (!invitation) throw reply.unreadable("its body is empty");
  return invitation;
}

/** The invitation of an answer, or undefined if the answer is empty (as a 202 is). */
export function readInvitationIfAny(reply: Reply): Invitation | undefined {
  const { data } = reply;
  if (data === undefined) return undefined;
  if (typeof data !== "object" || data === null || Array.isArray(data))
    throw reply.unreadable("its body is no invitation");
  return data as Invitation;
}

/** Whether a HEAD is answered with success; false for 404. */
export async function existsBy(
  client: ApiClient,
  operation: Operation,
  path: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>> | undefined,
  options: CallOptions | undefined,
): Promise<boolean> {
  try {
    await client.call(operation, { path, query }, options);
    return true;
  } catch (error) {
    if (isApiError(error, 404)) return false;
    throw error;
  }
}
