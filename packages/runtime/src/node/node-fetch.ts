import { ConfigError, own } from "../index.js";
import type { FetchInit, WebResponse } from "../platform/web-types.js";
import { ACCEPTED } from "./body/codings.js";
import type { ConnectionOptions } from "./connect/connection.js";
import { Connections } from "./connect/connections.js";
import { type Connect, connectorBy } from "./connect/connector.js";
import type { ProxyAddress } from "./connect/proxies.js";
import { Exchange } from "./exchange/exchange.js";
import { targetFinder } from "./exchange/request-target.js";
import type { NodeFetchOptions } from "./node-fetch-options.js";
import { type Settings, settingsOf } from "./settings.js";

/** A `fetch` on connections of its own, to pass to a client as its option `fetch`. */
export interface NodeFetch {
  /**
   * Sends one request, once. It follows no redirect, and its answer is no true `Response`: it has what the clients read.
   *
   * @throws the signal's reason; `TypeError: fetch failed`, whose `cause` tells why; ConfigError where the environment names
   * a proxy for this request that cannot be used
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
 * It does not pass through fetch mocks such as MSW, nor through nock: its requests go to the network in a test, too. There,
 * leave the option `fetch` away, so that the client takes the `fetch` that is mocked.
 *
 * @throws ConfigError that names the wrong option, or the platform where it is not Node
 */
export function createNodeFetch(options: NodeFetchOptions = {}): NodeFetch {
  checkPlatform(process.versions);
  const settings = settingsOf(options, process.env);
  const connects = new Map<ProxyAddress | undefined, Connect>();
  const all: Connections[] = [];
  let isClosed = false;
  const targetOf = targetFinder((url: URL): Connections => {
    const proxy = settings.proxies(url);
    // One for all origins: it remembers TLS sessions.
    const connect = connects.get(proxy) ?? connectorBy(proxy, settings);
    connects.set(proxy, connect);
    const made = new Connections(url.origin, connect, connectionOptions(settings), settings.connections);
    all.push(made);
    return made;
  });

  const nodeFetch: NodeFetch = (url, init) => {
    const { method = "GET", headers, body, signal } = own(init);
    const exchange = new Exchange(url, method, signal as AbortSignal | undefined, settings.maxResponseBytes);
    if (signal?.aborted) exchange.giveUp();
    else
      try {
        if (isClosed) throw new Error("this fetch was closed");
        const { route, path } = targetOf(url);
        const fields = fieldsOf(headers as Headers | undefined);
        route.send(own({ path, method, headers: fields, body: body ?? null }), exchange);
      } catch (error) {
        exchange.fail(error);
      }
    return exchange.response as Promise<unknown> as Promise<WebResponse>;
  };
  nodeFetch.close = async () => {
    isClosed = true;
    await Promise.all(all.map((connections) => connections.close()));
  };
  return nodeFetch;
}

/** Bun has the modules of Node, but undici does not work on its sockets. Deno's carry it. */
function checkPlatform({ bun }: NodeJS.ProcessVersions): void {
  if (bun) throw new ConfigError("createNodeFetch is for Node, and this is Bun: leave the option fetch away");
}

const INSTEAD = "write the proxy's credentials in its URL";

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
      else if (name === "proxy-authorization") throw new ConfigError(`"${name}" would go to the API: ${INSTEAD}`);
    }
  }
  if (!accepts) fields.push("accept", "*/*");
  if (!acceptsCodings) fields.push("accept-encoding", ACCEPTED);
  return fields;
}

function connectionOptions({ bodyTimeout, keepAliveTimeout }: Settings): ConnectionOptions {
  return {
    bodyTimeout,
    keepAliveTimeout,
    // The client's own `timeout` holds.
    headersTimeout: 0,
    pipelining: 1,
    allowH2: false,
  };
}
