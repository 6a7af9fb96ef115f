import { guarded } from "../platform/guarded.js";
import { containsSecret } from "./contains-secret.js";
import type { Secret } from "./secret.js";

/** Written in place of a secret. */
export const HIDDEN = "[redacted]";

// In a longer text the place of an encoded secret is not looked for: the whole text goes.
const LONGEST = 20_000;
// Not at line breaks: base64 is written in lines.
const WORDS = /[^ \t"'<>]+/g;

/**
 * Hides every secret in a text, in whatever encoding it stands. Servers and proxies like to quote the token that they refuse.
 *
 * @param atEnd hides what the text ends within instead: it broke off, perhaps within a secret
 */
export function redact(text: string, secrets: readonly Secret[], atEnd = false): string {
  // Three characters are in many a text by chance. An encoding is no shorter than the letters and digits of the secret.
  const possible = secrets.filter(
    (secret) => secret.text.length > 3 && (atEnd || text.length >= (secret.mark || secret.text).length),
  );
  const isShown = (part: string): boolean => containsSecret(part, possible, atEnd);
  const hide = (): string => {
    let clean = text;
    // The longest first, so that none is left over of one that begins with another.
    for (const { text } of possible.sort((a, b) => b.text.length - a.text.length))
      clean = clean.replaceAll(text, HIDDEN);
    if (!isShown(clean)) return clean;
    if (clean.length <= LONGEST) clean = clean.replace(WORDS, (word) => (isShown(word) ? HIDDEN : word));
    return isShown(clean) ? HIDDEN : clean;
  };
  return possible.length === 0 ? text : guarded(hide, HIDDEN);
}

// No documented error is nested a tenth as deep; without an end, a hostile one would overflow the stack.
const DEEPEST = 100;

/** Hides every secret in parsed JSON, keys and numbers included. */
export function redactJson(value: unknown, secrets: readonly Secret[], depth = 0): unknown {
  if (typeof value !== "object" || value === null) {
    const text = String(value);
    const clean = redact(text, secrets);
    return clean === text ? value : clean;
  }
  if (depth >= DEEPEST) return "[nested too deep]";
  if (Array.isArray(value)) return value.map((item) => redactJson(item, secrets, depth + 1));
  const entries = Object.entries(value).map(([key, item]) => [
    redact(key, secrets),
    redactJson(item, secrets, depth + 1),
  ]);
  return Object.fromEntries(entries);
}
