import { inspect } from "node:util";
import { ResultError } from "./result-error.ts";

/** The name of a bare language error that a client let through, or undefined if the error is a client's own. */
export function bareErrorOf(error: unknown): string | undefined {
  const inner = error instanceof ResultError && error.error instanceof Error ? error.error : error;
  // Subclasses are a client's own: only what the platform itself throws counts.
  const prototype = inner instanceof Error ? Object.getPrototypeOf(inner) : undefined;
  if (prototype === SyntaxError.prototype) return "SyntaxError";
  if (prototype === TypeError.prototype) return "TypeError";
  return undefined;
}

/** A short name for an error. */
export function nameOf(error: unknown): string {
  if (error instanceof ResultError) return error.error instanceof Error ? error.error.name : "error result";
  if (!(error instanceof Error)) return typeof error;
  // Some clients leave `name` at "Error" and rely on the class.
  return error.name === "Error" ? error.constructor.name : error.name;
}

/** Everything a log of this error would show. */
export function printed(error: unknown): string {
  const parts = [inspect(error, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null })];
  if (error instanceof Error) parts.push(error.message, error.stack ?? "");
  try {
    parts.push(JSON.stringify(error) ?? "");
  } catch {
    // Circular: a log would not show it this way either.
  }
  return parts.join("\n");
}
