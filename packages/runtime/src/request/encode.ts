import { ConfigError } from "../errors/errors.js";

/**
 * Encodes a value for a URL.
 *
 * @throws ConfigError for an unpaired surrogate
 */
export function encodeValue(name: string, value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new ConfigError(`${name} contains an unpaired surrogate, which cannot be encoded`);
  }
}
