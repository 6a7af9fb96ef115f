import type { Dispatcher, Client as UndiciClient } from "undici";
import { own } from "../../index.js";
import type { Connect, StopConnecting } from "./connector.js";
import { Client } from "./undici-parts.js";

/** Options of undici's `Client`, except how it connects. */
export type ConnectionOptions = Omit<UndiciClient.Options, "connect">;

/** One connection to an origin. It is opened for its first request, and reopened if it died while it was idle. */
export class Connection {
  /** Whether it carries only HEAD. */
  readonly isForHeads: boolean;
  readonly #client: UndiciClient;
  #stopConnecting: StopConnecting | undefined;
  #isUp = false;
  /** Whether it was opened for its current request. */
  #isNew = false;

  /** @param whenDown called when the connection was up and has ended, with the reason */
  constructor(
    origin: string,
    connect: Connect,
    options: ConnectionOptions,
    isForHeads: boolean,
    whenDown: (connection: Connection, error: Error) => void,
  ) {
    this.isForHeads = isForHeads;
    const ownOptions: UndiciClient.Options = own({
      ...options,
      connect: (target, done) => {
        // undici reconnects until the request is written. If the other side breaks every connection, that never ends.
        if (this.#isNew) {
          queueMicrotask(() => done(new Error("the connection broke before the request was written"), null));
          return;
        }
        this.#isNew = true;
        this.#stopConnecting = connect(target, (...result) => {
          this.#stopConnecting = undefined;
          done(...result);
        });
      },
    });
    this.#client = new Client(origin, ownOptions);
    this.#client.on("connect", () => {
      this.#isUp = true;
    });
    this.#client.on("disconnect", (_origin, _targets, error) => {
      this.#isUp = false;
      whenDown(this, error);
    });
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Sends a request. Only one at a time. */
  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#isNew = false;
    this.#client.dispatch(request, handler);
  }

  /** Closes it, even while it is being opened. Resolves when its socket is closed. */
  async destroy(): Promise<void> {
    const closed = this.#client.destroy();
    this.#stopConnecting?.();
    await closed;
  }
}
