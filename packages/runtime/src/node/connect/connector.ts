import type { Socket } from "node:net";
import type { buildConnector as UndiciConnector } from "undici";
import { own } from "../../index.js";
import type { ProxyAddress } from "./proxies.js";
import { openTunnel } from "./tunnel.js";
import { buildConnector } from "./undici-parts.js";

type Target = UndiciConnector.Options;

/** Gives up a connection that is being made: its socket is gone at once. */
export type StopConnecting = () => void;

/** Opens a connection to a target. `done` is called once, also when it is stopped. */
export type Connect = (target: Target, done: UndiciConnector.Callback) => StopConnecting;

interface ConnectorSettings {
  readonly connectTimeout: number;
  readonly ca: string | string[] | undefined;
}

/**
 * Makes what opens connections: directly, or through a tunnel of a proxy, also for http. Nothing of a request leaves before the
 * tunnel is open, and the proxy reads none of it.
 *
 * Its errors never have a code after which undici connects again by itself.
 */
export function connectorBy(proxy: ProxyAddress | undefined, { connectTimeout, ca }: ConnectorSettings): Connect {
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
        // Of TLS options that cannot be used.
        end(error as Error);
      }
    };
    const succeed = (made: Socket): void => {
      // A socket that is gone already would make undici try again without end.
      if (made.destroyed) end(made.errored ?? new Error("the connection was closed as soon as it was made"));
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
    return () => end(new Error("the connection was given up before it was made"));
  };
}

function timedOut(connectTimeout: number): Error {
  const error = new Error(`no connection came about within connectTimeout (${connectTimeout} ms)`);
  return Object.assign(error, { code: "UND_ERR_CONNECT_TIMEOUT" });
}

function targetOf({ origin }: ProxyAddress): Target {
  const { host, hostname, port, protocol } = new URL(origin);
  return { host, hostname: hostname.replace(/^\[|\]$/g, ""), port, protocol };
}

/** Host and port, which CONNECT always needs. */
function authorityOf({ host = "", port, protocol }: Target): string {
  return port ? host : `${host}:${protocol === "https:" ? 443 : 80}`;
}
