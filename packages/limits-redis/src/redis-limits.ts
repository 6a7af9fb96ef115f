import { randomUUID } from "node:crypto";
import { createLimiter, type SharedLimits, systemClock } from "@invitation-clients/runtime";
import type { Commands } from "./connect/commands.js";
import { commandsOf } from "./connect/commands-of.js";
import { ownClient } from "./connect/ioredis.js";
import { createLines } from "./lines.js";
import { checkOptions, type RedisLimitsOptions } from "./options.js";
import { createAvailability } from "./store/availability.js";
import { channelsOf, createStore, RENEWAL } from "./store/store.js";
import { createSharedToken } from "./token/shared-token.js";
import { createHeldSlots } from "./waiting/held-slots.js";
import { createLocalRate } from "./waiting/local-rate.js";
import { createSharedQueue } from "./waiting/shared-queue.js";
import { createWakes } from "./waiting/wakes.js";

/** Limits that processes share through Redis. */
export interface RedisLimits extends SharedLimits {
  /**
   * Ends the connections that the limits made, so that the process can end; a `client` of the caller stays open. Calls made
   * later fail and are not sent.
   */
  close(): Promise<void>;
}

/**
 * Makes limits that processes share through Redis or Valkey: pauses after a 429, the bound of attempts in flight, and a rate.
 * Nothing is sent before the first call. Pass the object as `limits` to each client.
 *
 * @throws ConfigError that names the wrong option
 * @example
 * const limits = createRedisLimits({ url: "redis://127.0.0.1:6379", prefix: "kantata:acme", maxConcurrency: 8 });
 */
export function createRedisLimits(options: RedisLimitsOptions): RedisLimits {
  const checked = checkOptions(options);
  const { client, maxConcurrency, onUnavailable, prefix, rate, storeTimeout, tokenKey, url } = checked;
  const lines = createLines(prefix, checked.logger);
  const { commands, end } = client
    ? { commands: commandsOf(client), end: () => {} }
    : lazyClient(url as string, storeTimeout);

  const otherwise = onUnavailable === "local" ? "each process keeps the limits on its own" : "calls are not sent";
  const availability = createAvailability(
    storeTimeout,
    (reason) => lines.write("warn", `Redis is away (${reason.message}); until it is back, ${otherwise}`),
    (wasTold) => {
      if (wasTold) lines.write("info", "Redis is back");
      queue.leaveOwed();
    },
  );
  const processId = randomUUID();
  let ids = 0;
  const nextId = (): string => `${processId}:${++ids}`;
  const own = createLimiter(maxConcurrency, systemClock);
  const store = createStore(commands, { maxConcurrency, prefix, rate });
  const wakes = createWakes(commands, channelsOf(prefix), processId, own.resume);
  const held = createHeldSlots((slots) => void availability.ask(() => store.renew(slots)).catch(() => {}), RENEWAL);
  const localRate = createLocalRate(rate);
  const queue = createSharedQueue({
    own,
    store,
    availability,
    wakes,
    held,
    localRate,
    onUnavailable,
    nextId,
  });

  let isUnreadableTold = false;
  const shareToken =
    tokenKey &&
    createSharedToken({
      commands,
      availability,
      prefix,
      key: tokenKey,
      nextId,
      onUnreadable() {
        if (isUnreadableTold) return;
        isUnreadableTold = true;
        lines.write("warn", "the shared token was encrypted with another key; this process fetches its own");
      },
    });

  return {
    enterNow: queue.enterNow,
    pause: queue.pause,
    enter: queue.enter,
    ...(shareToken ? { shareToken } : {}),
    useLogger: lines.useLogger,
    async close() {
      queue.close();
      held.close();
      wakes.close();
      // What is under way is told to Redis first: the end of the last call, and that nobody waits any more.
      await availability.close();
      end();
    },
  };
}

/** Connects with the first command. */
function lazyClient(url: string, storeTimeout: number): { readonly commands: Commands; readonly end: () => void } {
  let own: ReturnType<typeof ownClient> | undefined;
  const connected = (): Commands => {
    own ??= ownClient(url, storeTimeout);
    return own.commands;
  };
  return {
    commands: {
      run: (...command) => connected().run(...command),
      listen: (...channels) => connected().listen(...channels),
    },
    end: () => own?.end(),
  };
}
