import { isIPv6 } from "node:net";
import { ConfigError } from "../index.js";

/** A proxy, its credentials apart from its address, so that no error about the address can show them. */
export interface ProxyAddress {
  readonly origin: string;
  /** Value of `Proxy-Authorization`. */
  readonly authorization: string | undefined;
}

/** Tells the proxy of a target, or undefined where it is reached directly. */
export type Proxies = (target: URL) => ProxyAddress | undefined;

/**
 * The proxies that an option or the environment names: `https_proxy` for https and `http_proxy` for http, in lower case or
 * capitals, but for the hosts of `no_proxy`.
 *
 * @throws ConfigError that names the option or variable, never its value
 */
export function proxiesOf(option: string | false | undefined, environment: NodeJS.ProcessEnv): Proxies {
  if (option === false) return () => undefined;
  if (option !== undefined) {
    const proxy = proxyOf("proxy", option);
    return () => proxy;
  }
  const named = (name: string): ProxyAddress | undefined => {
    const value = environment[name] || environment[name.toUpperCase()];
    return value ? proxyOf(name.toUpperCase(), value) : undefined;
  };
  const http = named("http_proxy");
  const https = named("https_proxy");
  const isExempt = exemptionsOf(environment.no_proxy || environment.NO_PROXY || "");
  return (target) => (isExempt(target) ? undefined : target.protocol === "https:" ? https : http);
}

function proxyOf(name: string, value: unknown): ProxyAddress {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    throw new ConfigError(`${name} must be the URL of a proxy, such as http://proxy.example.com:3128`);
  }
  const { origin, username, password } = url;
  if (!username && !password) return { origin, authorization: undefined };
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { origin, authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
  } catch {
    throw new ConfigError(`${name} has credentials that are not percent-encoded as they must be`);
  }
}

/** Entries are hosts with what is below them, perhaps with a port: `example.com`, `.example.com`, `example.com:8443`, `*`. */
function exemptionsOf(list: string): (target: URL) => boolean {
  const entries = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .map((entry) => {
      if (isIPv6(entry)) return { host: `[${entry}]`, port: undefined };
      const [, host = entry, port] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
      return { host: host.replace(/^\*?\./, ""), port };
    });
  return ({ hostname, port, protocol }) => {
    const used = port || (protocol === "https:" ? "443" : "80");
    return entries.some(
      (entry) =>
        entry.host === "*" ||
        ((entry.port === undefined || entry.port === used) &&
          (hostname === entry.host || hostname.endsWith(`.${entry.host}`))),
    );
  };
}
