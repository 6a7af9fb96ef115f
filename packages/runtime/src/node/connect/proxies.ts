import { ConfigError } from "../../index.js";
import { exemptionsOf } from "./no-proxy.js";

/** A proxy. Its credentials are kept apart from its address, so that no error about the address can show them. */
export interface ProxyAddress {
  readonly origin: string;
  /** Value of `Proxy-Authorization`. */
  readonly authorization: string | undefined;
}

/** The proxy for a target; undefined if the target is reached directly. Throws a ConfigError for one that cannot be used. */
export type Proxies = (target: URL) => ProxyAddress | undefined;

/**
 * The proxies of the option `proxy` or of the environment: `https_proxy` for https and `http_proxy` for http, in lower or
 * upper case, except for the hosts of `no_proxy`. A variable is read at once but checked when a request needs it, so a wrong
 * one breaks no other requests.
 *
 * @throws ConfigError that names the option or variable, never its value
 */
export function proxiesOf(option: string | false | undefined, environment: NodeJS.ProcessEnv): Proxies {
  if (option === false) return () => undefined;
  if (option !== undefined) {
    const proxy = proxyOf("proxy", option);
    return () => proxy;
  }
  const named = (name: string): (() => ProxyAddress | undefined) => {
    const value = environment[name] || environment[name.toUpperCase()];
    let proxy: ProxyAddress | undefined;
    return () => {
      // Without a scheme it means http, as for curl and Go.
      if (value) proxy ??= proxyOf(name.toUpperCase(), value.includes("://") ? value : `http://${value}`);
      return proxy;
    };
  };
  const http = named("http_proxy");
  const https = named("https_proxy");
  const isExempt = exemptionsOf(environment.no_proxy || environment.NO_PROXY || "");
  return (target) => (isExempt(target) ? undefined : target.protocol === "https:" ? https() : http());
}

function proxyOf(name: string, value: unknown): ProxyAddress {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    const what = url?.protocol.startsWith("socks") ? ", not a SOCKS proxy" : "";
    throw new ConfigError(`${name} must be the URL of an HTTP proxy, such as http://proxy.example.com:3128${what}`);
  }
  const { origin, username, password } = url;
  if (!username && !password) return { origin, authorization: undefined };
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { origin, authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
  } catch {
    throw new ConfigError(`${name} has credentials that are not valid percent-encoding`);
  }
}
