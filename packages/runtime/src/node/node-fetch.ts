import { type DirectSender, SEND_DIRECTLY } from "../call/send-directly.js";
import { ConfigError, own } from "../index.js";
import type { FetchInit, WebFetch, WebResponse } from "../platform/web-types.js";
import { ACCEPTED } from "./body/codings.js";
import type { ConnectionOptions } from "./connect/connection.js";
import { Connections } from "./connect/connections.js";
import { type Connect, createConnector } from "./connect/connector.js";
import type { ProxyAddress } from "./connect/proxies.js";
import { DirectExchange } from "./exchange/direct-exchange.js";
import type { Exchange } from "./exchange/exchange.js";
import { FetchExchange } from "./exchange/fetch-exchange.js";
import { targetFinder } from "./exchange/request-target.js";
import { currentFetch, isFetchIntercepted } from "./interception.js";
import type { NodeFetchOptions } from "./node-fetch-options.js";
import { type Settings, settingsOf } from "./settings.js";

/** A `fetch` with its own connections, to pass to clients as their option `fetch`. */
export interface NodeFetch {
  /**
   * Sends one request, once. It does not follow redirects. The result is not a real `Response`: it has only the members that
   * the clients read.
   *
   * @throws the signal's reason; `TypeError: fetch failed` with a `cause`; ConfigError if the request needs a proxy that cannot
   * be used, or has a header that cannot be sent
   */
  (
    url: string,
    init?: Partial<Omit<FetchInit, "body">> & { readonly body?: string | Uint8Array },
  ): Promise<WebResponse>;
  /** Waits for the requests in flight on its connections, then closes these. Later requests fail as not sent. */
  close(): Promise<void>;
}

/**
 * Creates a `fetch` for Node that is faster than the platform's and knows whether a request was written: a call that failed
 * before that has the outcome "not-sent", and is retried even for sends. Create one and share it among all clients of the
 * process. Idle connections do not keep the process alive.
 *
 * **In tests**: its own connections bypass every mock of `fetch`. So while MSW (2, 3), nock (14, 15), undici's `MockAgent` or a
 * mock function intercepts the platform's `fetch`, it opens none, and its requests go there. It does not notice other
 * replacements of `fetch`: for these, pass the option `fetch`. nock 13 intercepts no `fetch` at all.
 *
 * @throws ConfigError that names the wrong option, or the platform if it is not Node
 */
export function createNodeFetch(options: NodeFetchOptions = {}): NodeFetch {
  checkPlatform(process.versions);
  const settings = settingsOf(options, process.env);
  const connects = new Map<ProxyAddress | undefined, Connect>();
  const all: Connections[] = [];
  let isClosed = false;
  const targetOf = targetFinder((url: URL): Connections => {
    const proxy = settings.proxies(url);
    // Shared by all origins, because it caches TLS sessions.
    const connect = connects.get(proxy) ?? createConnector(proxy, settings);
    connects.set(proxy, connect);
    const made = new Connections(url.origin, connect, connectionOptions(settings), settings.connections);
    all.push(made);
    return made;
  });

  const otherFetch = (): WebFetch | undefined =>
    isClosed ? undefined : (settings.fetch ?? (isFetchIntercepted() ? currentFetch : undefined));
  const send = (
    exchange: Exchange,
    url: string,
    method: string,
    headers: Iterable<Field> | undefined,
    body: string | Uint8Array | undefined,
  ): void => {
    try {
      if (isClosed) throw new Error("this fetch has been closed");
      const { route, path } = targetOf(url);
      route.send(own({ path, method, headers: fieldsOf(headers), body: body ?? null }), exchange);
    } catch (error) {
      exchange.fail(error);
    }
  };

  const nodeFetch: NodeFetch & DirectSender = (url, init) => {
    const { method = "GET", headers, body, signal } = own(init);
    const other = otherFetch();
    if (other) {
      const filled = { method, headers: headers ?? new Headers(), body, signal, redirect: "manual" };
      // Its own promise, because it may be marked as not sent.
      return other(url, own(filled) as FetchInit);
    }
    const exchange = new FetchExchange(url, method, signal as AbortSignal | undefined, settings.maxResponseBytes);
    if (signal?.aborted) exchange.stop();
    else send(exchange, url, method, headers as Headers | undefined, body);
    return exchange.response as Promise<unknown> as Promise<WebResponse>;
  };
  const sendDirectly: DirectSender[typeof SEND_DIRECTLY] = function (this: unknown, request, maxBytes, listener) {
    // A caller's own function that was given this method, such as a proxy of the `fetch`, must see the request.
    if (this !== nodeFetch || otherFetch()) return undefined;
    const { url, method, headers, body } = request;
    const exchange = new DirectExchange(method, maxBytes, listener);
    send(exchange, url, method, headers, body);
    return exchange;
  };
  Object.defineProperty(nodeFetch, SEND_DIRECTLY, own({ value: sendDirectly }));
  let closing: Promise<unknown> | undefined;
  nodeFetch.close = async () => {
    isClosed = true;
    // Once, because several parts of a process may close what they share.
    closing ??= Promise.all(all.map((connections) => connections.close()));
    await closing;
  };
  return nodeFetch;
}

/** Bun has the modules of Node, but undici does not work on its sockets. Deno works. */
function checkPlatform({ bun }: NodeJS.ProcessVersions): void {
  if (bun) throw new ConfigError("createNodeFetch does not work on Bun: omit the option fetch");
}

const INSTEAD = "write the proxy's credentials in its URL";

type Field = readonly [name: string, value: string];

function fieldsOf(headers: Iterable<Field> | undefined): string[] {
  const fields: string[] = [];
  let accepts = false;
  let acceptsCodings = false;
  if (headers) {
    // Both `Headers` and the runtime give names in lower case.
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
    // The client's own `timeout` applies.
    headersTimeout: 0,
    pipelining: 1,
    allowH2: false,
  };
}
