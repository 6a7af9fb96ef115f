import { causesOf } from "./connect-failures.js";

/** Replaces every secret in a text. Servers and proxies like to quote the token that they refuse. */
export function redact(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length > 3 && clean.includes(secret)) clean = clean.replaceAll(secret, "[redacted]");
  }
  return clean;
}

/**
 * Makes the function that tells which texts may appear in no error of a call: those given, and its token in every form that a
 * server may quote. Calls one after another mostly carry the same token, so its forms are kept until another comes.
 */
export function secretTexts(given: readonly string[]): (token: string) => readonly string[] {
  let newest: string | undefined;
  let texts: readonly string[] = given;
  return (token) => {
    if (token !== newest) texts = [...given, token, encodeURIComponent(token)];
    newest = token;
    return texts;
  };
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
    const copy = new Error(redact(String(message ?? ""), secrets), cause ? { cause } : undefined);
    copy.stack = "";
    if (typeof name === "string") copy.name = redact(name, secrets);
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
  if (!(value instanceof Error || Array.isArray(value) || prototype === Object.prototype || prototype === null))
    return true;
  return Reflect.ownKeys(value).some((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property?.get) return key !== "stack";
    return property && mentions(property.value, secrets, seen);
  });
}
