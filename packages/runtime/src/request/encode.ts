import { ConfigError } from "../errors/errors.js";

/**
 * Encodes a value for a URL.
 *
 * @throws ConfigError for half a character, which no encoding has
 */
export function encodeValue(name: string, value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new ConfigError(`${name} holds half a character (a lone surrogate)`);
  }
}
