import type { Script } from "./script.js";

/** What is needed of a Redis client. Each library has its own names for it. */
export interface Commands {
  /** Runs a script by its hash; sends its text if the server does not know the hash. */
  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
  /** Listens on a connection of its own. The returned function ends it. */
  listen(channels: readonly string[], hear: (channel: string, message: string) => void): Promise<() => Promise<void>>;
}
