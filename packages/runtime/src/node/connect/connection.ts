import type { Dispatcher, Client as UndiciClient } from "undici";
import { own } from "../../index.js";
import type { Connect, StopConnecting } from "./connector.js";
import { Client } from "./undici-parts.js";

/** Options of undici's `Client`, but for how it connects. */
export type ConnectionOptions = Omit<UndiciClient.Options, "connect">;

/** One connection to an origin. It is made for its first request, and made anew where it died while it was idle. */
export class Connection {
  readonly #client: UndiciClient;
  #stopConnecting: StopConnecting | undefined;
  #isUp = false;
  /** Whether it was made for the request that it has now. */
  #isNew = false;

  /** @param whenDown called when it was up and is no longer */
  constructor(
    origin: string,
    connect: Connect,
    options: ConnectionOptions,
    whenDown: (connection: Connection) => void,
  ) {
    const ownOptions: UndiciClient.Options = own({
      ...options,
      connect: (target, done) => {
        // undici connects again for as long as the request could not be written: without end, to one that breaks it each time.
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
    this.#client.on("disconnect", () => {
      this.#isUp = false;
      whenDown(this);
    });
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Takes one request at a time. */
  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#isNew = false;
    this.#client.dispatch(request, handler);
  }

  /** Ends it, also while it is being made. Resolves when its socket is closed. */
  async destroy(): Promise<void> {
    const closed = this.#client.destroy();
    this.#stopConnecting?.();
    await closed;
  }
}
