import { guarded } from "../platform/guarded.js";
import { containsSecret } from "./contains-secret.js";
import type { Secret } from "./secret.js";

/** Written in place of a secret. */
export const HIDDEN = "[redacted]";

// A longer text with an encoded secret is hidden as a whole: searching it word by word would take too long.
const LONGEST = 20_000;
// Line breaks do not separate words: base64 is written in lines.
const WORDS = /[^ \t"'<>]+/g;

/**
 * Hides every secret in a text, in any encoding. Servers and proxies often quote the token that they refuse.
 *
 * @param atEnd hides the beginning of a secret at the end of the text instead, for a text that was cut off
 */
export function redact(text: string, secrets: readonly Secret[], atEnd = false): string {
  // Secrets of three characters are not searched for, because they occur by chance. No encoding is shorter than the letters and digits of the secret.
  const possible = secrets.filter(
    (secret) => secret.text.length > 3 && (atEnd || text.length >= (secret.mark || secret.text).length),
  );
  const isShown = (part: string): boolean => containsSecret(part, possible, atEnd);
  const hide = (): string => {
    let clean = text;
    // Longest first: replacing a short secret first would leave the tail of a longer one.
    for (const { text } of possible.sort((a, b) => b.text.length - a.text.length))
      clean = clean.replaceAll(text, HIDDEN);
    if (!isShown(clean)) return clean;
    if (clean.length <= LONGEST) clean = clean.replace(WORDS, (word) => (isShown(word) ? HIDDEN : word));
    return isShown(clean) ? HIDDEN : clean;
  };
  return possible.length === 0 ? text : guarded(hide, HIDDEN);
}

// Ten times deeper than any documented error. Without a bound, a hostile one would overflow the stack.
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
