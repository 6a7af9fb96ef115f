import { ConfigError } from "./errors.js";

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

/** The name that was probably meant: nearly the same one, or one that begins with what was given. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const start = given.toLowerCase();
  return (
    known.find((name) => isNear(name, given)) ??
    known.find((name) => start.length > 2 && name.toLowerCase().startsWith(start))
  );
}

// The same letters in another case, or with one letter added, removed or changed.
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = long.slice(at + 1);
  return short.slice(at) === rest || short.slice(at + 1) === rest;
}
