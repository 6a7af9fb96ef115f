import { inspect } from "node:util";
import { ResultError } from "./result-error.ts";

/** The name of a SyntaxError or TypeError of the platform that the client did not wrap; undefined for any other error. */
export function bareErrorOf(error: unknown): string | undefined {
  const inner = error instanceof ResultError && error.error instanceof Error ? error.error : error;
  // The exact class: a subclass is the client's own error.
  const prototype = inner instanceof Error ? Object.getPrototypeOf(inner) : undefined;
  if (prototype === SyntaxError.prototype) return "SyntaxError";
  if (prototype === TypeError.prototype) return "TypeError";
  return undefined;
}

/** A short name for an error. */
export function nameOf(error: unknown): string {
  if (error instanceof ResultError) return error.error instanceof Error ? error.error.name : "error result";
  if (!(error instanceof Error)) return typeof error;
  // Some clients leave `name` as "Error" and rely on the class.
  return error.name === "Error" ? error.constructor.name : error.name;
}

/** Everything that a log of this error could show. */
export function printed(error: unknown): string {
  const parts = [inspect(error, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null })];
  if (error instanceof Error) parts.push(error.message, error.stack ?? "");
  try {
    parts.push(JSON.stringify(error) ?? "");
  } catch {
    // Circular: a logger could not write it as JSON either.
  }
  return parts.join("\n");
}
