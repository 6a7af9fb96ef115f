import { headerOf } from "../response/header-of.js";
import { httpDate, servedAt } from "../response/http-date.js";

const SECONDS = /^[+-]?\d+(\.\d+)? *(s(ec(ond)?s?)?)?$/i;
// The comma between two values, but not the comma within a date: "Sun, 06 Nov".
const NEXT_VALUE = /,(?! *\d\d[ -][A-Z])/;

/**
 * The wait that an answer asks for in its `Retry-After` header, in milliseconds; the longest if there are several values.
 * Undefined if the header is missing, NaN if it cannot be read. Dates are compared with the answer's own `Date`, so that a wrong
 * clock on either side does not matter.
 */
export function retryAfterOf(
  headers: { get(name: string): string | null },
  now: number = Date.now(),
): number | undefined {
  const value = headerOf(headers, "retry-after")?.trim();
  if (!value) return undefined;
  const today = servedAt(headers, now);
  const waits = value.split(NEXT_VALUE).map((one) => waitOf(one.trim(), now, today || now));
  const clear = Math.max(0, ...waits.filter((wait) => wait > 0));
  return clear || Math.max(...waits, 0);
}

function waitOf(value: string, now: number, today: number): number {
  if (!SECONDS.test(value)) return httpDate(value, now) - today;
  return Math.min(Number.MAX_SAFE_INTEGER, Math.round(Number.parseFloat(value) * 1000));
}
