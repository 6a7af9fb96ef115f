import type { Dispatcher } from "undici";
import { own } from "../../index.js";
import type { Exchange } from "../exchange/exchange.js";
import { Connection, type ConnectionOptions } from "./connection.js";
import type { Connect } from "./connector.js";
import { IdleConnections, type Need, needOf } from "./idle-connections.js";

/** A request, without the origin that its connection has. */
export type RequestOptions = Omit<Dispatcher.DispatchOptions, "origin">;

/**
 * The connections to one origin. Each carries one request at a time, so that a broken connection affects only one request.
 * undici's own pools are not used, because they keep connecting for requests that were aborted.
 */
export class Connections {
  readonly #open: (isForHeads: boolean) => Connection;
  readonly #most: number;
  readonly #all = new Set<Connection>();
  readonly #idle = new IdleConnections();
  readonly #waiting = new Map<Exchange, RequestOptions>();
  /** Whether the server has sent bytes that belong to no answer, so that each HEAD must close its connection. */
  #mustCloseHeads = false;
  #closing: (() => void) | undefined;

  /** @param most how many connections may exist at once */
  constructor(origin: string, connect: Connect, options: ConnectionOptions, most: number) {
    this.#open = (isForHeads) => new Connection(origin, connect, options, isForHeads, this.#lose);
    this.#most = most;
  }

  /** Sends a request now, or as soon as a connection is free. */
  send(request: RequestOptions, exchange: Exchange): void {
    const connection = this.#take(needOf(request.method));
    if (connection) {
      this.#start(connection, request, exchange);
      return;
    }
    this.#waiting.set(exchange, request);
    exchange.whenOver = () => {
      this.#waiting.delete(exchange);
      this.#settleSoon();
    };
  }

  /** Waits for the requests in flight and in the queue, then closes all connections. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#closing = resolve;
      this.#settle();
    });
    await Promise.all([...this.#all].map((connection) => connection.destroy()));
  }

  #take(need: Need): Connection | undefined {
    const idle = this.#idle.take(need);
    if (idle) return idle;
    const isFull = (): boolean => this.#all.size >= this.#most;
    // A send replaces a connection that is too old for it. Otherwise rare sends would leave more and more of them.
    const replaced = need === "send" || isFull() ? this.#idle.stalest(isFull()) : undefined;
    if (replaced) this.#drop(replaced);
    if (isFull()) return undefined;
    const made = this.#open(need === "head");
    this.#all.add(made);
    return made;
  }

  #start(connection: Connection, request: RequestOptions, exchange: Exchange): void {
    exchange.whenOver = () => {
      // After a failure, more bytes of the old response may still arrive. If the request was never written, none can.
      if (exchange.wasWritten && !exchange.isWhole) this.#drop(connection);
      else this.#idle.put(connection);
      if (this.#waiting.size > 0 || this.#closing || !connection.isUp) this.#settleSoon();
    };
    // undici closes the connection of a HEAD, unless told otherwise.
    const keeps = connection.isForHeads && !this.#mustCloseHeads;
    connection.dispatch(keeps ? own({ ...request, reset: false }) : request, exchange);
  }

  // Later, because undici may still be in the middle of its own callbacks.
  #settleSoon(): void {
    queueMicrotask(() => this.#settle());
  }

  /** Gives free connections to waiting requests, and closes those that were still connecting for aborted requests. */
  #settle(): void {
    for (const [exchange, request] of this.#waiting) {
      const connection = this.#take(needOf(request.method));
      if (!connection) break;
      this.#waiting.delete(exchange);
      this.#start(connection, request, exchange);
    }
    for (const connection of this.#idle.down()) this.#drop(connection);
    if (this.#waiting.size === 0 && this.#idle.size === this.#all.size) this.#closing?.();
  }

  #drop(connection: Connection): void {
    this.#forget(connection);
    queueMicrotask(() => void connection.destroy());
  }

  /** Called when a connection ended. An idle one is forgotten; a busy one is reopened for its request, or fails with it. */
  readonly #lose = (connection: Connection, error: Error): void => {
    if (this.#idle.remove(connection)) this.#all.delete(connection);
    if (!connection.isForHeads || !isStray(error)) return;
    this.#mustCloseHeads = true;
    for (const other of this.#idle.heads()) this.#drop(other);
  };

  #forget(connection: Connection): void {
    this.#all.delete(connection);
    this.#idle.remove(connection);
  }
}

/** Whether undici closed the connection because of bytes that are no answer to a request. */
function isStray({ name, message }: Error): boolean {
  return name === "HTTPParserError" || name === "HeadersOverflowError" || message === "bad response";
}
