import { own } from "../platform/own.js";
import { redact } from "../secrets/redact.js";
import type { Secret } from "../secrets/secret.js";
import { causesOf } from "./failed-fetch.js";
import { excerpt } from "./text/excerpt.js";

// The form of error names, codes and system calls. A longer text, or one with spaces, is not one of them.
const IDENTIFIER = /^[a-z][\w/]{1,47}$/i;

/**
 * The cause to show with an error: new errors with the names, codes and messages of the thrown ones, and nothing else. A thrown
 * error may carry the whole request where no search for secrets finds it: in a getter, a class, a symbol, a stack.
 */
export function safeCause(error: unknown, secrets: readonly Secret[]): unknown {
  // Deno writes the whole URL into its errors, and a query may contain personal data.
  const safeText = (text: string): string => excerpt(redact(text, secrets).replace(/\?\S+/g, "?…"));
  if (typeof error === "string") return safeText(error);
  let cause: Error | undefined;
  for (const original of causesOf(error).reverse()) {
    const { message, name, code, syscall, errno, status } = original as Readonly<Record<string, unknown>>;
    const copy = new Error(typeof message === "string" ? safeText(message) : "", cause && { cause });
    Object.defineProperty(copy, "stack", own({ value: "" }));
    for (const [key, value] of Object.entries({ name, code, syscall, errno, status })) {
      const text = String(typeof value === "number" || typeof value === "string" ? value : "");
      const isSafe = (typeof value === "number" || IDENTIFIER.test(text)) && redact(text, secrets) === text;
      if (isSafe) Object.defineProperty(copy, key, own({ value, enumerable: key !== "name" }));
    }
    cause = copy;
  }
  return cause;
}
