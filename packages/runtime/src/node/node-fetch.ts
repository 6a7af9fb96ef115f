import { Agent, type Dispatcher, Pool, ProxyAgent } from "undici";
import type { FetchInit, WebResponse } from "../web-types.js";
import { ACCEPTED } from "./decoders.js";
import { Exchange } from "./exchange.js";
import type { NodeFetchOptions } from "./node-fetch-options.js";
import type { ProxyAddress } from "./proxies.js";
import { targetFinder } from "./request-target.js";
import { type Settings, settingsOf } from "./settings.js";

/** A `fetch` on connections of its own, to pass to a client as its option `fetch`. */
export interface NodeFetch {
  /**
   * Sends one request, once. It follows no redirect, and its answer is no true `Response`: it has what the clients read.
   *
   * @throws the signal's reason; `TypeError: fetch failed`, whose `cause` tells why
   */
  (
    url: string,
    init?: Partial<Omit<FetchInit, "body">> & { readonly body?: string | Uint8Array },
  ): Promise<WebResponse>;
  /** Waits for the requests under way, then closes all connections. What is sent afterwards fails as not sent. */
  close(): Promise<void>;
}

/**
 * Makes a `fetch` for Node that is faster than the platform's and knows whether a request was written: what failed before
 * has the outcome "not-sent" and is repeated also for sends. One for all clients of a process is best. Idle connections
 * keep no process alive.
 *
 * @throws ConfigError that names the wrong option
 */
export function createNodeFetch(options: NodeFetchOptions = {}): NodeFetch {
  const settings = settingsOf(options, process.env);
  const direct = directAgent(settings);
  const proxied = new Map<ProxyAddress, Dispatcher>();
  const targetOf = targetFinder((url: URL): Dispatcher => {
    const proxy = settings.proxies(url);
    if (!proxy) return direct;
    const route = proxied.get(proxy) ?? tunnelAgent(proxy, settings);
    proxied.set(proxy, route);
    return route;
  });

  const nodeFetch: NodeFetch = (url, { method = "GET", headers, body, signal } = {}) => {
    const exchange = new Exchange(url, method, signal as AbortSignal | undefined, settings.maxResponseBytes);
    if (signal?.aborted) exchange.giveUp();
    else
      try {
        const { origin, route, path } = targetOf(url);
        const fields = fieldsOf(headers as Headers | undefined);
        route.dispatch({ origin, path, method, headers: fields, body: body ?? null }, exchange);
      } catch (error) {
        exchange.fail(error);
      }
    return exchange.response as Promise<unknown> as Promise<WebResponse>;
  };
  nodeFetch.close = async () => {
    await Promise.all([direct, ...proxied.values()].map((agent) => agent.close()));
  };
  return nodeFetch;
}

function fieldsOf(headers: Headers | undefined): string[] {
  const fields: string[] = [];
  let accepts = false;
  let acceptsCodings = false;
  if (headers) {
    // Names come in lower case.
    for (const [name, value] of headers) {
      fields.push(name, value);
      if (name === "accept") accepts = true;
      else if (name === "accept-encoding") acceptsCodings = true;
    }
  }
  if (!accepts) fields.push("accept", "*/*");
  if (!acceptsCodings) fields.push("accept-encoding", ACCEPTED);
  return fields;
}

function commonOptions({ bodyTimeout, keepAliveTimeout, connections }: Settings) {
  return {
    bodyTimeout,
    keepAliveTimeout,
    connections,
    // The client's own `timeout` holds.
    headersTimeout: 0,
    // One request at a time on a connection: what breaks it then has one request's fate to answer for.
    pipelining: 1,
    allowH2: false,
  };
}

function directAgent(settings: Settings): Agent {
  const { connectTimeout, ca } = settings;
  return new Agent({ ...commonOptions(settings), connect: { timeout: connectTimeout, ...(ca && { ca }) } });
}

/** Through a tunnel, for http too: nothing of a request leaves before it is open, and the proxy reads none of it. */
function tunnelAgent({ origin, authorization }: ProxyAddress, settings: Settings): ProxyAgent {
  const { connectTimeout, ca } = settings;
  const tls = { timeout: connectTimeout, ...(ca && { ca }) };
  return new ProxyAgent({
    ...commonOptions(settings),
    uri: origin,
    ...(authorization && { token: authorization }),
    proxyTls: tls,
    requestTls: tls,
    proxyTunnel: true,
    // A proxy that takes the connection and never opens the tunnel.
    clientFactory: (proxy, opts) => new Pool(proxy, { ...opts, headersTimeout: connectTimeout }),
  });
}
