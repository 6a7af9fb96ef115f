import { headerOf } from "./header-of.js";

// The three date forms of RFC 9110 section 5.6.7 (IMF-fixdate, RFC 850, asctime), and ISO 8601. `Date.parse` alone would
// accept even "3 apples".
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850 = /^[A-Z][a-z]+day, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}:\d{2}:\d{2}) GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
const ISO_8601 = /^\d{4}-.+T.+(Z|[+-]\d{2}:\d{2})$/;
// Other spellings of GMT that servers use.
const GMT = / (UTC|[+-]0000)$/;

/** The server's time when it answered, in milliseconds since 1970; NaN if its header `Date` is missing or cannot be read. */
export function servedAt(headers: { get(name: string): unknown }, now: number = Date.now()): number {
  return httpDate(headerOf(headers, "date")?.trim() ?? "", now);
}

/** A date as servers write it in headers, in milliseconds since 1970; NaN if it cannot be read. */
export function httpDate(value: string, now: number): number {
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
