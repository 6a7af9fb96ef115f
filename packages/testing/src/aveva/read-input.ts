import { values } from "../generated/aveva-identity/v1/values.js";
import { AT_MOST_AHEAD, readDate } from "./dates.js";

const STATES: readonly unknown[] = values.InvitationCreateOrUpdate.State;

/** What a create or an update asks for. Undefined and null mean the same: unset. */
export interface AvevaInput {
  /** The end, in milliseconds. */
  readonly expires: number | undefined;
  readonly provider: string | undefined;
  /** Whether to mail the user. */
  readonly send: boolean | undefined;
}

/** Reads the body of a create or an update. A text says why it is a 400. */
export function readInput(body: unknown, zone: number): AvevaInput | string {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return "A body is required.";
  const given = body as Readonly<Record<string, unknown>>;
  const { SendInvitation = null, IdentityProviderId = null, ExpiresDateTime = null, State = null } = given;
  if (SendInvitation !== null && typeof SendInvitation !== "boolean") return "SendInvitation is not a boolean.";
  if (IdentityProviderId !== null && !isGuid(IdentityProviderId)) return "IdentityProviderId is not a GUID.";
  if (State !== null && !STATES.includes(State)) return "State is not a state.";
  const send = SendInvitation ?? undefined;
  const provider = (IdentityProviderId as string | null) ?? undefined;
  if (ExpiresDateTime === null) return { expires: undefined, provider, send };
  const expires = readDate(ExpiresDateTime, zone);
  if (expires === undefined) return "ExpiresDateTime is not a date.";
  const ahead = expires - Date.now();
  if (ahead > 0 && ahead <= AT_MOST_AHEAD) return { expires, provider, send };
  return "ExpiresDateTime must lie in the future, at most two months ahead.";
}

/** An id as the service compares it: GUIDs in any letter case are the same. */
export function canonical(id: string): string {
  return isGuid(id) ? id.toLowerCase() : id;
}

/** A whole number of 32 bits, at least 0, or the fallback if there is none. Undefined if it is something else. */
export function readCount(text: string | null, fallback: number): number | undefined {
  if (text === null) return fallback;
  return /^\d{1,10}$/.test(text) && Number(text) <= 2_147_483_647 ? Number(text) : undefined;
}

/** `true` or `false` in any letter case; false if there is none. Undefined if it is something else. */
export function readBoolean(text: string | null): boolean | undefined {
  if (text === null || /^false$/i.test(text)) return false;
  return /^true$/i.test(text) ? true : undefined;
}

function isGuid(value: unknown): boolean {
  return typeof value === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}
