import type { Dispatcher } from "undici";
import type { Exchange } from "../exchange/exchange.js";
import { Connection, type ConnectionOptions } from "./connection.js";
import type { Connect } from "./connector.js";

/** What of a request is the same whoever connects. */
export type RequestOptions = Omit<Dispatcher.DispatchOptions, "origin">;

/**
 * The connections to one origin: one request on each at a time, so what breaks one has one request's fate to answer for.
 * undici has pools, too, but they keep connecting for requests that were given up.
 */
export class Connections {
  readonly #open: () => Connection;
  readonly #most: number;
  readonly #all = new Set<Connection>();
  /** The one used last is taken first, so that the others grow old and close. */
  readonly #free: Connection[] = [];
  readonly #waiting = new Map<Exchange, RequestOptions>();
  #closing: (() => void) | undefined;

  /** @param most how many there may be at once */
  constructor(origin: string, connect: Connect, options: ConnectionOptions, most: number) {
    this.#open = () => new Connection(origin, connect, options, this.#lose);
    this.#most = most;
  }

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

  /** Waits for the requests that were taken, then ends all connections. */
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
      // After a failure nobody knows what may still come over it. What was not written yet did it no harm.
      if (exchange.wasWritten && !exchange.isWhole) this.#drop(connection);
      else this.#free.push(connection);
      if (this.#waiting.size > 0 || this.#closing || !connection.isUp) this.#settleSoon();
    };
    connection.dispatch(request, exchange);
  }

  // undici may be in the middle of telling what happened.
  #settleSoon(): void {
    queueMicrotask(() => this.#settle());
  }

  /** Gives what is free to what waits, and ends what was connecting for requests that were given up. */
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

  /** One that died while it was idle. A busy one is made anew for the request that waits on it, or fails with it. */
  readonly #lose = (connection: Connection): void => {
    if (this.#free.includes(connection)) this.#forget(connection);
  };

  #forget(connection: Connection): void {
    this.#all.delete(connection);
    const at = this.#free.indexOf(connection);
    if (at >= 0) this.#free.splice(at, 1);
  }
}
