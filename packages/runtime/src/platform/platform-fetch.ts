import { own } from "./own.js";
import type { WebFetch } from "./web-types.js";

interface DenoScope {
  readonly Deno?: { createHttpClient?(options: { poolMaxIdlePerHost: number }): unknown };
}

/**
 * The platform's `fetch`, looked up at each call so that test doubles and instrumentation can replace it.
 *
 * On Deno, each request other than GET and HEAD gets a new connection: when a reused connection dies, Deno repeats any request
 * by itself, and the server would get a POST twice. This is the only code that is not web-standard.
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
