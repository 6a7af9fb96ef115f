import type { Script } from "./script.js";

/** What is needed of a Redis client. Each library has its own names for it. */
export interface Commands {
  /** Runs a script by its hash; sends its text if the server does not know the hash. */
  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
  /** Listens on a connection of its own. */
  listen(channels: readonly string[], hear: (channel: string, message: string) => void): Listening;
}

/** A second connection, which reconnects by itself. */
export interface Listening {
  /** Resolves when it listens. It may never settle while Redis cannot be reached. */
  readonly ready: Promise<unknown>;
  /** Ends the connection, also one that is not made yet. */
  end(): void;
}
