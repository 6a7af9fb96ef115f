import { byHash } from "./by-hash.js";
import type { Commands } from "./commands.js";

interface Given {
  readonly keys: string[];
  readonly arguments: string[];
}

/** The parts of node-redis that are used. */
interface Client {
  evalSha(sha: string, given: Given): Promise<unknown>;
  eval(text: string, given: Given): Promise<unknown>;
  duplicate(): Subscriber;
}

interface Subscriber {
  on(event: "error", hear: () => void): unknown;
  connect(): Promise<unknown>;
  subscribe(channels: string[], hear: (message: string, channel: string) => void): Promise<unknown>;
  destroy(): void;
}

export function nodeRedisCommands(client: Client): Commands {
  return {
    run({ sha, text }, keys, args) {
      const given = { keys: [...keys], arguments: args.map(String) };
      return byHash(
        () => client.evalSha(sha, given),
        () => client.eval(text, given),
      );
    },
    listen(channels, hear) {
      const subscriber = client.duplicate();
      subscriber.on("error", () => {});
      const connect = async (): Promise<void> => {
        await subscriber.connect();
        await subscriber.subscribe([...channels], (message, channel) => hear(channel, message));
      };
      return {
        ready: connect(),
        end() {
          try {
            subscriber.destroy();
          } catch {
            // It is closed already.
          }
        },
      };
    },
  };
}
