/** One kind of value that an option takes. */
export interface Kind {
  /** What the value must be, for the error. */
  readonly wanted: string;
  is(value: unknown): boolean;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Whole numbers between two bounds, both included. */
export function wholeFrom(least: number, most = Number.MAX_SAFE_INTEGER): Kind {
  const bounds = most === Number.MAX_SAFE_INTEGER ? `, at least ${least}` : ` from ${least} to ${most}`;
  const is = (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  return { wanted: `a whole number${bounds}`, is };
}

/** As the clients check a base URL. */
function isBaseUrl(value: unknown): boolean {
  if (!isText(value) || !/^https?:\/\/[^/]/i.test(value) || !URL.canParse(value)) return false;
  const { username, password, search, hash } = new URL(value);
  return `${username}${password}${search}${hash}` === "";
}

/** The years that ISO 8601 writes with four digits, as all answers do, with room for the life of an invitation. */
const LATEST = Date.UTC(9999, 0);

function isDate(value: unknown): boolean {
  // A Date may come from another realm, as in Jest.
  const isWritten =
    isText(value) || typeof value === "number" || Object.prototype.toString.call(value) === "[object Date]";
  const time = isWritten ? new Date(value as string | number | Date).getTime() : Number.NaN;
  return time >= 0 && time < LATEST;
}

/** Kinds by name. */
export const KINDS = {
  any: { wanted: "anything", is: () => true },
  boolean: { wanted: "true or false", is: (value) => typeof value === "boolean" },
  text: { wanted: "a text that is not empty", is: (value) => isText(value) && value.trim() !== "" },
  id: { wanted: "an id of letters, digits, _ and -", is: (value) => isText(value) && /^[\w-]+$/.test(value) },
  url: { wanted: "an absolute http or https URL without credentials, query and fragment", is: isBaseUrl },
  origin: {
    wanted: "an http or https origin, without a path",
    is: (value) => isBaseUrl(value) && new URL(value as string).pathname === "/",
  },
  date: { wanted: "a date from 1970 to 9998", is: isDate },
  count: wholeFrom(0),
  milliseconds: {
    wanted: "milliseconds from 0 to 2147483647",
    is: (value) => typeof value === "number" && value >= 0 && value <= 2_147_483_647,
  },
} as const satisfies Readonly<Record<string, Kind>>;
