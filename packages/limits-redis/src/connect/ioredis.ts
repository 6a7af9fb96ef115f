import { Redis } from "ioredis";
import { byHash } from "./by-hash.js";
import type { Commands } from "./commands.js";

type Arg = string | number;

/** The parts of ioredis and iovalkey that are used: their commands take the number of keys, then all arguments in a row. */
interface Client {
  evalsha(sha: string, keys: number, ...args: Arg[]): Promise<unknown>;
  eval(text: string, keys: number, ...args: Arg[]): Promise<unknown>;
  duplicate(options: object): Subscriber;
}

interface Subscriber {
  on(event: "message", hear: (channel: string, message: string) => void): unknown;
  on(event: "error", hear: () => void): unknown;
  subscribe(...channels: string[]): Promise<unknown>;
  disconnect(): void;
}

/** Milliseconds between two attempts to connect again, at most. */
const LONGEST_RECONNECT = 1_000;
const retryStrategy = (times: number): number => Math.min(times * 50, LONGEST_RECONNECT);

export function ioredisCommands(client: Client): Commands {
  return {
    run: ({ sha, text }, keys, args) =>
      byHash(
        () => client.evalsha(sha, keys.length, ...keys, ...args),
        () => client.eval(text, keys.length, ...keys, ...args),
      ),
    listen(channels, hear) {
      // A caller's client may have been told not to wait for its connection, or not to reconnect.
      const subscriber = client.duplicate({ enableOfflineQueue: true, autoResubscribe: true, retryStrategy });
      // Without a listener, errors are printed. It reconnects, and listens again, by itself.
      subscriber.on("error", () => {});
      subscriber.on("message", hear);
      return { ready: subscriber.subscribe(...channels), end: () => subscriber.disconnect() };
    },
  };
}

/** A connection that is silent for this many milliseconds, although a command waits for its answer, is made anew. */
const LONGEST_SILENCE = 5_000;

/**
 * A connection of our own. Its commands fail as soon as the server cannot be reached, and it reconnects for ever: also if the
 * other end vanished without a word, which the platform itself notices only after a quarter of an hour.
 *
 * @param storeTimeout milliseconds that an answer may take
 */
export function ownClient(
  url: string,
  storeTimeout: number,
): { readonly commands: Commands; readonly end: () => void } {
  const client = new Redis(url, {
    maxRetriesPerRequest: 0,
    retryStrategy,
    // By then, everything is said. The default keeps the process alive for two seconds after `end()`.
    disconnectTimeout: 200,
    keepAlive: LONGEST_SILENCE,
    socketTimeout: storeTimeout + LONGEST_SILENCE,
  });
  let lastError: Error | undefined;
  client.on("error", (error) => {
    lastError = error;
  });
  const { run, listen } = ioredisCommands(client as unknown as Client);
  return {
    commands: {
      listen,
      // ioredis tells that it gave up, and not why it has no connection.
      run: (...command) =>
        run(...command).catch((error: Error) => {
          throw error.name === "MaxRetriesPerRequestError" ? (lastError ?? error) : error;
        }),
    },
    end: () => client.disconnect(),
  };
}
