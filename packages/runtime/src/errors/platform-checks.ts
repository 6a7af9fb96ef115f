import { guarded } from "../platform/guarded.js";
import type { WebURL } from "../platform/web-types.js";
import { ConfigError } from "./errors.js";

/**
 * Nothing of the web is touched when the package is loaded: a polyfill may come later.
 *
 * @throws ConfigError that names the first of these that the platform lacks
 */
export function checkPlatform(...names: readonly string[]): void {
  const missing = names.find((name) => !(globalThis as Readonly<Record<string, unknown>>)[name]);
  if (missing) throw new ConfigError(`this platform has no ${missing}: add a polyfill`);
}

/** The URL that a text is; undefined if it is none. In place of `URL.canParse`, which Safari 16 and React Native lack. */
export function urlOf(text: unknown, base?: string): WebURL | undefined {
  checkPlatform("URL");
  return guarded(() => new URL(text as string, base), undefined);
}
