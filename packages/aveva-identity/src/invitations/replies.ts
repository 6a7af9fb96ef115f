import { isApiError, type Reply } from "@invitation-clients/runtime";
import type { Invitation } from "../types.js";

/** Whether a value is a JSON object, such as a row or the body of an error. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The body of an answer.
 *
 * @throws ResponseParseError if it is empty, or fails the check
 */
export function readBody<Body>(
  reply: Reply<Body>,
  isExpected: (data: unknown) => data is object,
  otherwise: string,
): Body & object {
  const { data } = reply;
  if (isExpected(data)) return data;
  throw reply.unreadable(data === undefined ? "its body is empty" : otherwise);
}

/** The invitation of an answer. */
export function readInvitation(reply: Reply<Invitation | undefined>): Invitation {
  return readBody(reply, isObject, "its body is not an invitation");
}

/** The invitation of an answer, or undefined if the answer is empty or null (as a 202 is). */
export function readInvitationIfAny(reply: Reply<Invitation | undefined>): Invitation | undefined {
  return (reply.data ?? undefined) === undefined ? undefined : readInvitation(reply);
}

/** True if a HEAD succeeds, false for a 404. */
export function isFound(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    (error: unknown) => {
      if (isApiError(error, 404)) return false;
      throw error;
    },
  );
}
