import { ConfigError } from "../errors/errors.js";

/** Extra headers: `null` removes a header that would be sent, `undefined` leaves it as it is. */
export type HeaderOptions = Readonly<Record<string, string | null | undefined>>;

// Headers that the runtime sets itself: a caller's value would send a token elsewhere or break the framing of the request. And
// headers of the connection, which Node's `fetch` refuses and browsers drop.
const RESERVED = new Set([
  "authorization",
  "content-length",
  "transfer-encoding",
  "connection",
  "host",
  "expect",
  "keep-alive",
  "upgrade",
]);
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// Stricter than fetch: Kantata blocks values that are empty, or contain a tab or a character beyond ASCII.
const UNSENDABLE = /^ *$|[^ -~]/;

/**
 * Checks header options.
 *
 * @throws ConfigError that names the header, never its value
 */
export function checkHeaders(where: string, headers: HeaderOptions | undefined): void {
  if (headers === undefined) return;
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
    throw new ConfigError(`${where} must be a plain object of header names and values`);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name)) throw new ConfigError(`${where}: ${JSON.stringify(name)} is not a valid header name`);
    if (RESERVED.has(name.toLowerCase())) {
      const why = /^a/i.test(name) ? "pass accessToken instead" : "it belongs to the connection";
      throw new ConfigError(`${where} must not set "${name}": ${why}`);
    }
    if (value === null || value === undefined) continue;
    if (typeof value !== "string") throw new ConfigError(`${where}: "${name}" must be a string, or null to remove it`);
    if (UNSENDABLE.test(value)) {
      throw new ConfigError(`${where}: "${name}" must be printable ASCII and not blank`);
    }
  }
}

/** Header options with lower-case names, in the order in which they are written. */
export type HeaderFields = readonly (readonly [name: string, value: string | null])[];

/** Merges header options into others, which they override. Names are compared without regard to case. */
export function mergeHeaders(fields: HeaderFields, options: HeaderOptions): HeaderFields {
  const merged = new Map(fields);
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) merged.set(name.toLowerCase(), value?.trim() ?? null);
  }
  return [...merged];
}

/** The headers of a request, with lower-case names: a `Map`, because a `Headers` costs more; or the `Headers` of openapi-fetch. */
export interface RequestHeaders extends Iterable<[name: string, value: string]> {
  set(name: string, value: string): unknown;
  delete(name: string): unknown;
}

/** Writes merged header options into a request's headers. */
export function writeHeaders(headers: RequestHeaders, fields: HeaderFields): void {
  for (const [name, value] of fields) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
}
