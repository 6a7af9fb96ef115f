import { causesOf } from "./connect-failures.js";
import { isError, named } from "./kinds.js";

/** Replaces every secret in a text. Servers and proxies like to quote the token that they refuse. */
export function redact(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length > 3 && clean.includes(secret)) clean = clean.replaceAll(secret, "[redacted]");
  }
  return clean;
}

/** Replaces every secret in a text that ends too early, perhaps within one of them. */
export function redactCut(text: string, secrets: readonly string[]): string {
  const clean = redact(text, secrets);
  for (const secret of secrets) {
    for (let length = Math.min(secret.length, clean.length); length > 3; length -= 1) {
      if (clean.endsWith(secret.slice(0, length))) return `${clean.slice(0, -length)}[redacted]`;
    }
  }
  return clean;
}

/**
 * Makes the function that tells which texts may appear in no error of a call: the client's secrets and the call's token, in the
 * forms in which servers quote what was sent. Calls one after another mostly carry the same token, so its forms are kept
 * until another comes; without a token, they are those of the newest.
 */
export function secretTexts(secrets: readonly string[]): (token?: string) => readonly string[] {
  const given = secrets.flatMap(formsOf);
  let newest: string | undefined;
  let texts = longestFirst(given);
  return (token = newest) => {
    if (token !== undefined && token !== newest) texts = longestFirst([...given, ...formsOf(token)]);
    newest = token;
    return texts;
  };
}

/** So that none is left over of one that begins with another. Each is there once. */
export function longestFirst(secrets: Iterable<string>): readonly string[] {
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}

/** As it is, as in a URL (in either case of the digits), and as in a form. */
function formsOf(secret: string): string[] {
  const inUrl = encodeURIComponent(secret);
  const inForm = new URLSearchParams([["", secret]]).toString().slice(1);
  const lower = (text: string): string => text.replace(/%../g, (digits) => digits.toLowerCase());
  return [secret, inUrl, lower(inUrl), inForm, lower(inForm)];
}

// No documented error is nested a tenth as deep; without an end, a hostile one would overflow the stack.
const DEEPEST = 100;

/** Replaces every secret in parsed JSON, keys included. Escapes can hide a secret from a search of the text. */
export function redactJson(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === "string") return redact(value, secrets);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return "[nested too deep]";
  if (Array.isArray(value)) return value.map((item) => redactJson(item, secrets, depth + 1));
  const entries = Object.entries(value).map(([key, item]) => [
    redact(key, secrets),
    redactJson(item, secrets, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

/**
 * The cause to show with an error: the original where it is clean. A caller's own fetch may throw errors that carry the
 * whole request; of those only names, codes and redacted messages are kept.
 */
export function safeCause(error: unknown, secrets: readonly string[]): unknown {
  if (!mentions(error, secrets, new Set())) return error;
  let cause: Error | undefined;
  for (const original of causesOf(error).reverse()) {
    const { name, message, code } = original as { name?: unknown; message?: unknown; code?: unknown };
    const copy = new Error(redact(String(message ?? ""), secrets), cause && { cause });
    copy.stack = "";
    if (typeof name === "string") named(copy, redact(name, secrets));
    cause = typeof code === "string" ? Object.assign(copy, { code }) : copy;
  }
  return cause;
}

function mentions(value: unknown, secrets: readonly string[], seen: Set<unknown>): boolean {
  if (typeof value === "string") return secrets.some((secret) => secret.length > 3 && value.includes(secret));
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  // Too large to look through: not shown.
  if (seen.size > 500) return true;
  seen.add(value);
  // What keeps its content out of sight (a Request, a Set, a Map) may hold anything.
  const prototype = Object.getPrototypeOf(value);
  if (!(isError(value) || Array.isArray(value) || prototype === Object.prototype || prototype === null)) return true;
  return Reflect.ownKeys(value).some((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property?.get) return key !== "stack";
    return property && mentions(property.value, secrets, seen);
  });
}
