import type { Dispatcher } from "undici";
import type { Exchange } from "../exchange/exchange.js";
import { Connection, type ConnectionOptions } from "./connection.js";
import type { Connect } from "./connector.js";

/** A request, without the origin that its connection has. */
export type RequestOptions = Omit<Dispatcher.DispatchOptions, "origin">;

/**
 * The connections to one origin. Each carries one request at a time, so that a broken connection affects only one request.
 * undici's own pools are not used, because they keep connecting for requests that were aborted.
 */
export class Connections {
  readonly #open: () => Connection;
  readonly #most: number;
  readonly #all = new Set<Connection>();
  /** The connection used last is taken first, so that the others time out and close. */
  readonly #free: Connection[] = [];
  readonly #waiting = new Map<Exchange, RequestOptions>();
  #closing: (() => void) | undefined;

  /** @param most how many connections may exist at once */
  constructor(origin: string, connect: Connect, options: ConnectionOptions, most: number) {
    this.#open = () => new Connection(origin, connect, options, this.#lose);
    this.#most = most;
  }

  /** Sends a request now, or as soon as a connection is free. */
  send(request: RequestOptions, exchange: Exchange): void {
    const connection = this.#take();
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

  #take(): Connection | undefined {
    const free = this.#free.pop();
    if (free || this.#all.size >= this.#most) return free;
    const made = this.#open();
    this.#all.add(made);
    return made;
  }

  #start(connection: Connection, request: RequestOptions, exchange: Exchange): void {
    exchange.whenOver = () => {
      // After a failure, more bytes of the old response may still arrive. If the request was never written, none can.
      if (exchange.wasWritten && !exchange.isWhole) this.#drop(connection);
      else this.#free.push(connection);
      if (this.#waiting.size > 0 || this.#closing || !connection.isUp) this.#settleSoon();
    };
    connection.dispatch(request, exchange);
  }

  // Later, because undici may still be in the middle of its own callbacks.
  #settleSoon(): void {
    queueMicrotask(() => this.#settle());
  }

  /** Gives free connections to waiting requests, and closes those that were still connecting for aborted requests. */
  #settle(): void {
    for (const [exchange, request] of this.#waiting) {
      const connection = this.#take();
      if (!connection) break;
      this.#waiting.delete(exchange);
      this.#start(connection, request, exchange);
    }
    for (const connection of this.#free.filter(({ isUp }) => !isUp)) this.#drop(connection);
    if (this.#waiting.size === 0 && this.#free.length === this.#all.size) this.#closing?.();
  }

  #drop(connection: Connection): void {
    this.#forget(connection);
    queueMicrotask(() => void connection.destroy());
  }

  /** Called when a connection ended. An idle one is forgotten; a busy one is reopened for its request, or fails with it. */
  readonly #lose = (connection: Connection): void => {
    if (this.#free.includes(connection)) this.#forget(connection);
  };

  #forget(connection: Connection): void {
    this.#all.delete(connection);
    const at = this.#free.indexOf(connection);
    if (at >= 0) this.#free.splice(at, 1);
  }
}
