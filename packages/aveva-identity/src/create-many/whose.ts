import type { Invitation } from "../types.js";

/** Granted to clocks: the header `Date` has whole seconds, and clocks drift. */
const TOLERANCE = 2_000;

/**
 * Whether an invitation was issued after the first request for its user left. Undefined if it does not say when.
 *
 * @param since when that request left, on the clock of the service
 */
export function isOurs({ Issued }: Invitation, since: number): boolean | undefined {
  const issued = timeOf(Issued);
  return issued === undefined ? undefined : issued >= since - TOLERANCE;
}

/** The time of a date with a zone. .NET writes up to seven decimals, but not every platform reads more than three. */
function timeOf(date: unknown): number | undefined {
  if (typeof date !== "string" || !/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(date)) return undefined;
  const time = Date.parse(date.replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(time) ? undefined : time;
}
