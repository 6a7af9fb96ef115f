import { guarded } from "../platform/guarded.js";
import { own } from "../platform/own.js";
import type { WebFetch, WebURL } from "../platform/web-types.js";
import { ConfigError } from "./errors.js";

interface DenoScope {
  readonly Deno?: { createHttpClient?(options: { poolMaxIdlePerHost: number }): unknown };
}

/**
 * The platform's `fetch`, looked up at each call so that test doubles and instrumentation can replace it.
 *
 * On Deno, requests other than GET and HEAD use a connection of their own: Deno repeats any request by itself when a
 * reused connection dies, and the server would see a POST twice. This is the one place that is not web-standard.
 */
export function platformFetch(): WebFetch {
  const createHttpClient = (globalThis as DenoScope).Deno?.createHttpClient;
  let unpooled: unknown;
  return (url, init) => {
    if (!createHttpClient || init.method === "GET" || init.method === "HEAD") {
      return globalThis.fetch(url, init as RequestInit);
    }
    unpooled ??= createHttpClient({ poolMaxIdlePerHost: 0 });
    return globalThis.fetch(url, own({ ...init, client: unpooled } as RequestInit));
  };
}

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
