import { ConfigError, checkDuration, checkInteger, checkKeys, own } from "../index.js";
import type { WebFetch } from "../platform/web-types.js";
import { type Proxies, proxiesOf } from "./connect/proxies.js";
import { currentFetch } from "./interception.js";
import type { NodeFetchOptions } from "./node-fetch-options.js";

/** The options of `createNodeFetch`, checked, with defaults filled in. All durations are milliseconds. */
export interface Settings {
  readonly connectTimeout: number;
  readonly bodyTimeout: number;
  readonly keepAliveTimeout: number;
  readonly connections: number;
  readonly maxResponseBytes: number;
  readonly proxies: Proxies;
  readonly ca: string | string[] | undefined;
  /** Makes all requests, in place of our own connections. */
  readonly fetch: WebFetch | undefined;
}

const KEYS = [
  "connectTimeout",
  "bodyTimeout",
  "keepAliveTimeout",
  "connections",
  "maxResponseBytes",
  "proxy",
  "ca",
  "fetch",
];

/**
 * Checks the options and reads the proxies of the environment.
 *
 * @throws ConfigError that names the option or the environment variable
 */
export function settingsOf(given: NodeFetchOptions, environment: NodeJS.ProcessEnv): Settings {
  checkKeys("createNodeFetch", given, KEYS);
  const options = own(given);
  const { ca, proxy } = options;
  return {
    connectTimeout: checkDuration("connectTimeout", options.connectTimeout) ?? 10_000,
    bodyTimeout: checkDuration("bodyTimeout", options.bodyTimeout) ?? 60_000,
    keepAliveTimeout: checkDuration("keepAliveTimeout", options.keepAliveTimeout) ?? 50_000,
    connections: checkInteger("connections", options.connections, 1) ?? Number.POSITIVE_INFINITY,
    maxResponseBytes: checkInteger("maxResponseBytes", options.maxResponseBytes, 1) ?? 10 * 2 ** 20,
    proxies: proxiesOf(proxy, own(environment)),
    ca: checkCa(ca),
    fetch: checkFetch(options.fetch),
  };
}

function checkFetch(fetch: NodeFetchOptions["fetch"]): Settings["fetch"] {
  if (fetch !== undefined && typeof fetch !== "function") throw new ConfigError("fetch must be a function");
  // A test may replace the platform's later, so that one is looked up at each request.
  return fetch === globalThis.fetch ? currentFetch : fetch;
}

function checkCa(ca: NodeFetchOptions["ca"]): Settings["ca"] {
  if (ca === undefined) return undefined;
  const all: readonly unknown[] = Array.isArray(ca) ? ca : [ca];
  if (!all.every((one) => typeof one === "string" && one.includes("-----BEGIN CERTIFICATE-----") && isReadable(one))) {
    throw new ConfigError("ca must be a certificate in PEM format, or a list of them");
  }
  return typeof ca === "string" ? ca : [...ca];
}

function isReadable(ca: string): boolean {
  try {
    // Not imported, because it takes a process some milliseconds to start, and few callers pass `ca`.
    const { X509Certificate } = process.getBuiltinModule("node:crypto");
    return new X509Certificate(ca).raw.length > 0;
  } catch {
    return false;
  }
}
