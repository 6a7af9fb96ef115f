import { guarded } from "../platform/guarded.js";
import type { WebURL } from "../platform/web-types.js";
import { ConfigError } from "./errors.js";

/**
 * Checks that the platform has these globals. Not when the package is loaded, because a polyfill may be loaded later.
 *
 * @throws ConfigError that names the first one that is missing
 */
export function checkPlatform(...names: readonly string[]): void {
  const missing = names.find((name) => !(globalThis as Readonly<Record<string, unknown>>)[name]);
  if (missing) throw new ConfigError(`this platform has no ${missing}: add a polyfill`);
}

/**
 * Parses a URL; undefined if the text is not one. Used in place of `URL.canParse`, which Safari 16 and React Native lack.
 *
 * @throws ConfigError if the platform has no `URL`
 */
export function urlOf(text: unknown, base?: string): WebURL | undefined {
  checkPlatform("URL");
  return guarded(() => new URL(text as string, base), undefined);
}
