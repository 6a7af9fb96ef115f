import { ConfigError } from "./errors.js";
import { nearest } from "./text/nearest.js";

/**
 * Refuses unknown keys: a misspelt option would otherwise be ignored silently.
 *
 * @throws ConfigError that names the key, and the option that was probably meant
 */
export function checkKeys(where: string, value: unknown, known: readonly string[] = []): void {
  if (value === undefined) return;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ConfigError(`${where} must be an object`);
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    throw new ConfigError(
      `${where} has no "${key}"${near ? `; did you mean "${near}"?` : `: it takes ${known.join(", ")}`}`,
    );
  }
}

/**
 * Checks a duration in milliseconds; undefined stays undefined.
 *
 * @throws ConfigError that names the option
 */
export function checkDuration(name: string, value: unknown, least = 1): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isFinite(value) || (value as number) < least) {
    throw new ConfigError(`${name} must be a number of milliseconds, at least ${least}`);
  }
  return value as number;
}

/**
 * Checks a whole number; undefined stays undefined.
 *
 * @throws ConfigError that names the option
 */
export function checkInteger(name: string, value: unknown, least: number): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isSafeInteger(value) || (value as number) < least) {
    throw new ConfigError(`${name} must be a whole number, at least ${least}`);
  }
  return value as number;
}

/** @throws ConfigError unless the value is an `AbortSignal` or undefined */
export function checkSignal(value: unknown): void {
  const signal = value as Partial<AbortSignal> | null | undefined;
  if (signal !== undefined && (typeof signal?.aborted !== "boolean" || typeof signal.addEventListener !== "function")) {
    throw new ConfigError("signal must be an AbortSignal, not its AbortController");
  }
}

/** @throws ConfigError unless the value is an object that can be sent as a body */
export function checkBody<Body extends object>(body: Body): Body {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ConfigError("the body must be an object with the fields of the invitation");
  }
  return body;
}
