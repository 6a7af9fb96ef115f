import type { Connection } from "./connection.js";

/**
 * What a request needs of its connection:
 *
 * - `head`: one that carries only HEAD. A server that wrongly sends a body then breaks no other request.
 * - `read`: any other.
 * - `send`: one that was idle only shortly. If the server is just closing it, nobody knows whether the request was carried out.
 */
export type Need = "head" | "read" | "send";

/** Milliseconds after which an idle connection carries no more sends. Common servers keep connections for 5 seconds or longer. */
export const YOUNG = 4_000;

/** The need of a request by its method. */
export function needOf(method: string): Need {
  if (method === "HEAD") return "head";
  return method === "GET" ? "read" : "send";
}

interface Idle {
  readonly connection: Connection;
  readonly since: number;
}

/** The connections to one origin that carry no request now. */
export class IdleConnections {
  // The one used last is taken first, so that the others time out and close.
  readonly #heads: Idle[] = [];
  readonly #others: Idle[] = [];

  get size(): number {
    return this.#heads.length + this.#others.length;
  }

  put(connection: Connection): void {
    (connection.isForHeads ? this.#heads : this.#others).push({ connection, since: performance.now() });
  }

  /** Takes a connection that a request may use; undefined if there is none. */
  take(need: Need): Connection | undefined {
    const all = need === "head" ? this.#heads : this.#others;
    const newest = all.at(-1);
    if (newest === undefined || (need === "send" && performance.now() - newest.since >= YOUNG)) return undefined;
    return all.pop()?.connection;
  }

  /**
   * The connection to close in favour of a new one, the stalest first; undefined if none is idle.
   *
   * @param isFull whether one that carries only HEAD may be closed too
   */
  stalest(isFull: boolean): Connection | undefined {
    return (this.#others[0] ?? (isFull ? this.#heads[0] : undefined))?.connection;
  }

  /** The connections that only HEAD may use. */
  heads(): Connection[] {
    return this.#heads.map(({ connection }) => connection);
  }

  /** The connections that were never established, or have ended. */
  down(): Connection[] {
    return [...this.#heads, ...this.#others].flatMap(({ connection }) => (connection.isUp ? [] : connection));
  }

  /** Whether it was idle. */
  remove(connection: Connection): boolean {
    const all = connection.isForHeads ? this.#heads : this.#others;
    const at = all.findIndex((idle) => idle.connection === connection);
    if (at >= 0) all.splice(at, 1);
    return at >= 0;
  }
}
