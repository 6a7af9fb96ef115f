const DAY = 86_400_000;

/** Days an invitation lives if nothing is said. */
export const LIVES = 21 * DAY;
/** How far ahead an end may lie: two months. */
export const AT_MOST_AHEAD = 61 * DAY;
/** How long after its end the service keeps an invitation. */
export const KEPT = 14 * DAY;

/** A date as .NET writes it: an offset, and up to seven digits of a second with trailing zeros cut off. */
export function netDate(ms: number, offsetHours: number, ticks = 0): string {
  const local = new Date(ms + offsetHours * 3_600_000).toISOString();
  const millis = local.slice(20, 23);
  const digits = `${millis}${String(ticks).padStart(4, "0")}`.replace(/0+$/, "");
  const sign = offsetHours < 0 ? "-" : "+";
  const hours = String(Math.abs(offsetHours)).padStart(2, "0");
  return `${local.slice(0, 19)}${digits === "" ? "" : `.${digits}`}${sign}${hours}:00`;
}

/** Reads a date; one without a zone is taken for the server's own. Undefined for what is none. */
export function readDate(text: unknown, offsetHours: number): number | undefined {
  if (typeof text !== "string") return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  const ms = Date.parse(zoned ? text : `${text}Z`);
  if (Number.isNaN(ms)) return undefined;
  return zoned ? ms : ms - offsetHours * 3_600_000;
}
