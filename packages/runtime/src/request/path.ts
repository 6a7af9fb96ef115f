import type { Operation } from "../api/operation.js";
import { ConfigError } from "../errors/errors.js";
import { encodeValue } from "./encode.js";

/** An id in a path. */
export type Id = string | number;

const PARAMETER = /\{([^{}]+)\}/g;
// Separators, and the percent sign: some proxies decode a path once more and would see a different path.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are refused on purpose
const UNSAFE = /[/\\%?#\x00-\x1f\x7f]/;

/**
 * Makes the function that puts ids into an operation's path template. No id can lead to another path: the function throws a
 * ConfigError for an id that is missing, empty, `.`, `..`, or contains a separator, a percent sign or a control character.
 */
export function pathFiller(operation: Operation): (params: Readonly<Record<string, unknown>>) => string {
  // Split once into text and parameter names, in turn.
  const [start = "", ...rest] = operation.path.split(PARAMETER);
  return (params) => {
    let path = start;
    for (let at = 0; at < rest.length; at += 2) {
      const name = rest[at] as string;
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      const id = checkId(name, value, operation);
      path += (typeof value === "number" ? id : encodeValue(name, id)) + rest[at + 1];
    }
    return path;
  };
}

function checkId(name: string, value: unknown, operation: Operation): string {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new ConfigError(`${name} must be a whole number or a string, not ${value}`);
    return String(value);
  }
  if (typeof value !== "string") {
    throw new ConfigError(`${name} must be a string or a number, not ${value === null ? "null" : typeof value}`);
  }
  if (value.trim() === "") throw new ConfigError(`${name} is empty`);
  if (value === "." || value === ".." || UNSAFE.test(value)) {
    throw new ConfigError(`${name} must be the bare id, not encoded: without / \\ % ? # and not a dot alone`);
  }
  if (operation.integerPath?.includes(name) && !/^\d+$/.test(value))
    throw new ConfigError(`${name} must be a whole number, as a number or in digits`);
  return value;
}
