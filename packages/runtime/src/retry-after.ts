import { headerOf } from "./headers.js";

const SECONDS = /^\s*[+-]?\d+(\.\d+)?\s*$/;
// IMF-fixdate, RFC 850 and asctime: the three forms of RFC 9110 section 5.6.7. `Date.parse` alone also takes "3 apples".
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850 = /^[A-Z][a-z]+day, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}:\d{2}:\d{2}) GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * The wait that an answer advises in its `Retry-After` header, in milliseconds; undefined if it advises none that
 * can be read. Dates are measured against the answer's own `Date`, so that a wrong clock on either side does not matter.
 */
export function retryAfterOf(
  headers: { get(name: string): string | null },
  now: number = Date.now(),
): number | undefined {
  const value = headerOf(headers, "retry-after")?.trim();
  if (!value) return undefined;
  if (SECONDS.test(value)) return Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.round(Number(value) * 1000)));
  const at = httpDate(value, now);
  if (at === undefined) return undefined;
  return Math.max(0, at - (httpDate(headerOf(headers, "date")?.trim() ?? "", now) ?? now));
}

function httpDate(value: string, now: number): number | undefined {
  const time = Date.parse(readableDate(value, now));
  return Number.isNaN(time) ? undefined : time;
}

/** A form that `Date.parse` reads; empty for what is no HTTP date. */
function readableDate(value: string, now: number): string {
  if (IMF_FIXDATE.test(value)) return value;
  if (ASCTIME.test(value)) return `${value} GMT`;
  const [, day, month, twoDigits, time] = RFC_850.exec(value) ?? [];
  if (!time) return "";
  // A two-digit year means the one that lies at most 50 years ahead.
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(twoDigits);
  return `${day} ${month} ${year > thisYear + 50 ? year - 100 : year} ${time} GMT`;
}
