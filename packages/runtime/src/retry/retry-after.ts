import { headerOf } from "../response/header-of.js";

const SECONDS = /^[+-]?\d+(\.\d+)? *(s(ec(ond)?s?)?)?$/i;
// The three date forms of RFC 9110 section 5.6.7 (IMF-fixdate, RFC 850, asctime), and ISO 8601. `Date.parse` alone would
// accept even "3 apples".
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850 = /^[A-Z][a-z]+day, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}:\d{2}:\d{2}) GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
const ISO_8601 = /^\d{4}-.+T.+(Z|[+-]\d{2}:\d{2})$/;
// Other spellings of GMT that servers use.
const GMT = / (UTC|[+-]0000)$/;
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
  const today = httpDate(headerOf(headers, "date")?.trim() ?? "", now);
  const waits = value.split(NEXT_VALUE).map((one) => waitOf(one.trim(), now, today || now));
  const clear = Math.max(0, ...waits.filter((wait) => wait > 0));
  return clear || Math.max(...waits, 0);
}

function waitOf(value: string, now: number, today: number): number {
  if (!SECONDS.test(value)) return httpDate(value, now) - today;
  return Math.min(Number.MAX_SAFE_INTEGER, Math.round(Number.parseFloat(value) * 1000));
}

function httpDate(value: string, now: number): number {
  return Date.parse(readableDate(value.replace(GMT, " GMT"), now));
}

/** The date in a form that `Date.parse` reads; empty if it is not an HTTP date. */
function readableDate(value: string, now: number): string {
  if (IMF_FIXDATE.test(value) || ISO_8601.test(value)) return value;
  if (ASCTIME.test(value)) return `${value} GMT`;
  const [, day, month, twoDigits, time] = RFC_850.exec(value) ?? [];
  if (!time) return "";
  // A two-digit year is at most 50 years ahead (RFC 9110).
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(twoDigits);
  return `${day} ${month} ${year > thisYear + 50 ? year - 100 : year} ${time} GMT`;
}
