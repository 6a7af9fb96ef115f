import { ConfigError } from "./errors.js";
import type { WebHeaders } from "./web-types.js";

/** Extra headers: `null` removes one that would be sent, `undefined` keeps it. */
export type HeaderOptions = Readonly<Record<string, string | null | undefined>>;

// The runtime's own: a second value would send a token elsewhere or break the framing of the request.
const RESERVED = new Set(["authorization", "content-length", "transfer-encoding", "connection", "host"]);
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
const UNSENDABLE = /[\x00-\x08\x0a-\x1f\x7f]|[^\x00-\xff]/;

/** @throws ConfigError that names the header, never its value */
export function checkHeaders(where: string, headers: HeaderOptions | undefined): HeaderOptions {
  if (headers === undefined) return {};
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
    throw new ConfigError(`${where} must be a plain object of header names and values`);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name)) throw new ConfigError(`${where} has a name that no header can have: ${JSON.stringify(name)}`);
    if (RESERVED.has(name.toLowerCase())) {
      const instead = name.toLowerCase() === "authorization" ? "; pass accessToken instead" : "";
      throw new ConfigError(`${where} may not carry "${name}": the client sets it${instead}`);
    }
    if (value === null || value === undefined) continue;
    if (typeof value !== "string") throw new ConfigError(`${where}: "${name}" must be a string, or null to remove it`);
    if (UNSENDABLE.test(value)) {
      throw new ConfigError(`${where}: "${name}" has characters that a header cannot carry (a line break, perhaps)`);
    }
  }
  return headers;
}

/** Lays header options over one another, later ones first. Names are told apart without regard to case. */
export function mergeHeaders(...layers: readonly HeaderOptions[]): Record<string, string | null> {
  const merged: Record<string, string | null> = Object.create(null);
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer)) {
      if (value !== undefined) merged[name.toLowerCase()] = value;
    }
  }
  return merged;
}

/** Writes merged header options into a request's headers. */
export function writeHeaders(headers: WebHeaders, options: Readonly<Record<string, string | null>>): void {
  for (const name in options) {
    const value = options[name] as string | null;
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
}
