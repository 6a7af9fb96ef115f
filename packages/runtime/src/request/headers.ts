import { ConfigError } from "../errors/errors.js";
import type { WebHeaders } from "../platform/web-types.js";

/** Extra headers: `null` removes one that would be sent, `undefined` keeps it. */
export type HeaderOptions = Readonly<Record<string, string | null | undefined>>;

// The runtime's own: a second value would send a token elsewhere or break the framing of the request. And those of the
// connection, which Node's `fetch` refuses and browsers drop.
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
// Less than fetch lets through: Kantata blocks values that are empty, or hold a tab or what is not ASCII.
const UNSENDABLE = /^ *$|[^ -~]/;

/** @throws ConfigError that names the header, never its value */
export function checkHeaders(where: string, headers: HeaderOptions | undefined): void {
  if (headers === undefined) return;
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
    throw new ConfigError(`${where} must be a plain object of header names and values`);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name)) throw new ConfigError(`${where} has a name that no header can have: ${JSON.stringify(name)}`);
    if (RESERVED.has(name.toLowerCase())) {
      const why = /^a/i.test(name) ? "pass accessToken instead" : "it belongs to the connection";
      throw new ConfigError(`${where} may not carry "${name}": ${why}`);
    }
    if (value === null || value === undefined) continue;
    if (typeof value !== "string") throw new ConfigError(`${where}: "${name}" must be a string, or null to remove it`);
    if (UNSENDABLE.test(value)) {
      throw new ConfigError(`${where}: "${name}" must be ASCII without tabs and line breaks, and not blank`);
    }
  }
}

/** Header options in the order in which they are written. */
export type HeaderFields = readonly (readonly [name: string, value: string | null])[];

/** Lays header options over others. Names are told apart without regard to case. */
export function mergeHeaders(fields: HeaderFields, options: HeaderOptions): HeaderFields {
  const merged = new Map(fields);
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) merged.set(name.toLowerCase(), value?.trim() ?? null);
  }
  return [...merged];
}

/** Writes merged header options into a request's headers. */
export function writeHeaders(headers: WebHeaders, fields: HeaderFields): void {
  for (const [name, value] of fields) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
}
