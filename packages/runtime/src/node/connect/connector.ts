import type { Socket } from "node:net";
import type { buildConnector as UndiciConnector } from "undici";
import { own } from "../../index.js";
import type { ProxyAddress } from "./proxies.js";
import { openTunnel } from "./tunnel.js";
import { buildConnector } from "./undici-parts.js";

type Target = UndiciConnector.Options;

/** Stops opening a connection and destroys its socket at once. */
export type StopConnecting = () => void;

/** Opens a connection to a target. `done` is called exactly once, even if opening is stopped. */
export type Connect = (target: Target, done: UndiciConnector.Callback) => StopConnecting;

interface ConnectorSettings {
  readonly connectTimeout: number;
  readonly ca: string | string[] | undefined;
}

/**
 * Creates the function that opens connections, directly or through a proxy's tunnel (which is used for http too). No part of a
 * request is sent before the tunnel is open, and the proxy never parses it.
 *
 * Its errors never have a code that makes undici reconnect by itself.
 */
export function createConnector(proxy: ProxyAddress | undefined, { connectTimeout, ca }: ConnectorSettings): Connect {
  const open = buildConnector(own({ timeout: 0, ...(ca && { ca }) }));
  return (target, done) => {
    let socket: Socket | undefined;
    let isOver = false;
    const end = (error: Error | null, made?: Socket): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      if (error) done(error, null);
      else done(null, made as Socket);
      if (error) socket?.destroy();
    };
    const begin = (options: Target, next: (made: Socket) => void): void => {
      try {
        socket = open(own(options), (...[error, made]) => (error ? end(error) : next(made as Socket)));
      } catch (error) {
        // TLS options that cannot be used throw.
        end(error as Error);
      }
    };
    const succeed = (made: Socket): void => {
      // A socket that is already destroyed would make undici retry for ever.
      if (made.destroyed) end(made.errored ?? new Error("the connection was closed as soon as it was established"));
      else end(null, made);
    };
    const timer = setTimeout(() => end(timedOut(connectTimeout)), connectTimeout);
    if (!proxy) begin(target, succeed);
    else {
      begin(targetOf(proxy), (link) => {
        openTunnel(link, authorityOf(target), proxy.authorization, (problem) => {
          if (problem) end(problem);
          else if (target.protocol !== "https:") succeed(link);
          else if (!isOver) begin({ ...target, httpSocket: link }, succeed);
        });
      });
    }
    return () => end(new Error("the request was aborted before its connection was established"));
  };
}

function timedOut(connectTimeout: number): Error {
  const error = new Error(`no connection was established within connectTimeout (${connectTimeout} ms)`);
  return Object.assign(error, { code: "UND_ERR_CONNECT_TIMEOUT" });
}

function targetOf({ origin }: ProxyAddress): Target {
  const { host, hostname, port, protocol } = new URL(origin);
  return { host, hostname: hostname.replace(/^\[|\]$/g, ""), port, protocol };
}

/** Host and port: CONNECT always needs both. */
function authorityOf({ host = "", port, protocol }: Target): string {
  return port ? host : `${host}:${protocol === "https:" ? 443 : 80}`;
}
