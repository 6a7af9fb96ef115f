import type { Commands } from "../connect/commands.js";
import type { CheckedOptions } from "../options.js";
import { ENTER, LEAVE, LONGEST, PAUSE, RENEW } from "./scripts.js";

/** What the store says to somebody who asks for a slot. */
export type Answer =
  | { readonly kind: "granted"; readonly isProbe: boolean }
  /** The group is paused, or another call probes it. */
  | { readonly kind: "held"; readonly ms: number; readonly isProbed: boolean }
  /** All slots are taken, or the rate is used up; then with the milliseconds until it is the asker's turn. */
  | { readonly kind: "full"; readonly ms: number | undefined };

/** The limits, as Redis keeps them. Every method rejects if Redis cannot be asked. */
export interface Store {
  enter(id: string, group: string): Promise<Answer>;
  leave(id: string, group: string, finished: boolean): Promise<void>;
  pause(group: string, ms: number): Promise<void>;
  renew(ids: readonly string[]): Promise<void>;
}

/** A slot is free again this many milliseconds after its process died. */
const LEASE = 20_000;
/** Slots are renewed this often, in milliseconds. If Redis loses its keys, it does not know the slots in flight for this long. */
export const RENEWAL = 2_000;
/** A waiter that has not asked for this long loses its place in the queue. */
const STALE = 5_000;
/** How long a pause is remembered after its end, so that one call goes first. */
const GRACE = 60_000;

/** Where the store tells that somebody may ask again. */
export interface Channels {
  /** Followed by `:` and the id of a process: the message is the id of the waiter. */
  readonly wake: string;
  /** The message is a group that need not wait for the call that went first any more. */
  readonly resumed: string;
}

/** @param prefix with braces, so that a cluster keeps all keys on one node */
export function channelsOf(prefix: string): Channels {
  return { wake: `{${prefix}}:wake`, resumed: `{${prefix}}:resumed` };
}

export function createStore(
  commands: Commands,
  { maxConcurrency, prefix, rate }: Pick<CheckedOptions, "maxConcurrency" | "prefix" | "rate">,
): Store {
  const key = (name: string): string => `{${prefix}}:${name}`;
  const { wake, resumed } = channelsOf(prefix);
  const keysOf = (group: string): string[] => [...["slots", "queue", "seen", "rate"].map(key), key(`pause:${group}`)];
  const { requests = 0, per = 0 } = rate ?? {};
  return {
    async enter(id, group) {
      const args = [id, maxConcurrency, LEASE, requests, per, STALE, GRACE, wake];
      return answerOf(await commands.run(ENTER, keysOf(group), args));
    },
    async leave(id, group, finished) {
      const args = [id, finished ? 1 : 0, maxConcurrency, requests, per, wake, resumed, group];
      await commands.run(LEAVE, keysOf(group), args);
    },
    async pause(group, ms) {
      await commands.run(PAUSE, [key(`pause:${group}`)], [Math.ceil(Math.min(ms, LONGEST)), GRACE]);
    },
    async renew(ids) {
      await commands.run(RENEW, [key("slots")], [LEASE, ...ids]);
    },
  };
}

function answerOf(reply: unknown): Answer {
  const [code, given] = Array.isArray(reply) ? reply.map(Number) : [];
  const ms = Math.max(1, given ?? 0);
  if (code === 1 || code === 2) return { kind: "granted", isProbe: code === 2 };
  if (code === 3 || code === 4) return { kind: "held", ms, isProbed: code === 4 };
  if (code === 5 || code === 6) return { kind: "full", ms: code === 6 ? ms : undefined };
  throw new Error("Redis answered with something unexpected");
}
