const DAY = 86_400_000;

/** How long an invitation is valid by default. */
export const LIVES = 21 * DAY;
/** The latest end that a request may set: two months ahead. */
export const AT_MOST_AHEAD = 61 * DAY;
/** How long the service keeps an expired invitation. */
export const KEPT = 14 * DAY;

/** How dates are written: with the `offset` of the server's zone, or in `utc` with a Z. */
export type DateFormat = "offset" | "utc";

/** A date as .NET writes it: with an offset, and up to seven decimals of a second without trailing zeros. */
export function netDate(ms: number, zone: number, format: DateFormat, ticks = 0): string {
  const offsetHours = format === "utc" ? 0 : zone;
  const local = new Date(ms + offsetHours * 3_600_000).toISOString();
  const millis = local.slice(20, 23);
  const digits = `${millis}${String(ticks).padStart(4, "0")}`.replace(/0+$/, "");
  const sign = offsetHours < 0 ? "-" : "+";
  const hours = String(Math.abs(offsetHours)).padStart(2, "0");
  return `${local.slice(0, 19)}${digits === "" ? "" : `.${digits}`}${format === "utc" ? "Z" : `${sign}${hours}:00`}`;
}

/** Parses an ISO 8601 date. Without a zone it is in the server's time zone. Undefined if the text is not such a date. */
export function readDate(text: unknown, offsetHours: number): number | undefined {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d([T ]|$)/.test(text)) return undefined;
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  const ms = Date.parse(zoned || text.length === 10 ? text : `${text}Z`);
  if (Number.isNaN(ms)) return undefined;
  return zoned ? ms : ms - offsetHours * 3_600_000;
}
