import { type Answer, headerOf } from "@invitation-clients/runtime";
import type { Invitation } from "../types.js";

/** An invitation as the service showed it. */
export interface Seen {
  readonly invitation: Invitation;
  readonly answer: Answer;
}

/** Granted to clocks: the header `Date` has whole seconds, and clocks drift. */
const TOLERANCE = 2_000;

/**
 * Whether an invitation was made after the first request for its user left. Ages are compared, and each is measured by one
 * clock, so the clock of the service may be wrong. Undefined if the invitation does not say when it was issued.
 *
 * @param elapsed milliseconds since that request left
 */
export function isOurs({ invitation, answer }: Seen, elapsed: number): boolean | undefined {
  const issued = timeOf(invitation.Issued);
  if (issued === undefined) return undefined;
  const served = Date.parse(headerOf(answer.headers, "date") ?? "");
  // Browsers hide the header.
  const now = Number.isNaN(served) ? Date.now() : served;
  return now - issued <= elapsed + TOLERANCE;
}

/** The time of a date with a zone. .NET writes up to seven decimals, but not every platform reads more than three. */
function timeOf(date: unknown): number | undefined {
  if (typeof date !== "string" || !/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(date)) return undefined;
  const time = Date.parse(date.replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(time) ? undefined : time;
}
