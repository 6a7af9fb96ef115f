import type { Script } from "./script.js";

/** What is needed of a Redis client. Each library has its own names for it. */
export interface Commands {
  /** Runs a script by its hash; sends its text if the server does not know the hash. */
  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
  /** Listens on a connection of its own. */
  listen(channels: readonly string[], hear: (channel: string, message: string) => void): Listening;
}

/** A connection that listens. */
export interface Listening {
  /** Resolves when messages are heard. Rejects if the connection cannot be made, which is then ended. */
  readonly ready: Promise<unknown>;
  /** Ends the connection, also one that is not made yet: without Redis, some clients try for ever. */
  stop(): void;
}
