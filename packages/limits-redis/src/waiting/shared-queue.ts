import { type Entry, type Refusal, type SharedLimits, type Slot, untilAborted } from "@invitation-clients/runtime";
import type { Availability } from "../store/availability.js";
import type { Answer, Store } from "../store/store.js";
import type { HeldSlots } from "./held-slots.js";
import type { LocalRate } from "./local-rate.js";
import type { Wakes } from "./wakes.js";

/** What the queue of one process works with. */
export interface QueueParts {
  /** The limits of this process alone. Its callers wait here in order, and pauses of the store are repeated here. */
  readonly own: SharedLimits & { resume(group: string): void };
  readonly store: Store;
  readonly availability: Availability;
  readonly wakes: Wakes;
  readonly held: HeldSlots;
  readonly localRate: LocalRate;
  readonly onUnavailable: "local" | "fail";
  readonly nextId: () => string;
}

/** `id` is that of the slot in the store; undefined if the call is let in without the store. */
type Permission =
  | { readonly kind: "in"; readonly id: string | undefined; readonly isProbe: boolean }
  | Extract<Answer, { kind: "held" }>;

export interface SharedQueue extends SharedLimits {
  /** Tells the store what it could not be told while it was away. */
  leaveOwed(): void;
  /** Lets nobody in any more: whoever waits fails, now or when its turn comes. */
  close(): void;
}

/** A slot that Redis may still count. */
interface Owed {
  readonly group: string;
  readonly finished: boolean;
}

/** Slots expire by themselves, so that no more need be remembered during a long outage. */
const MOST_OWED = 1_000;

/** Milliseconds after which callers ask again whether another process's probe is over, if nothing tells them. */
const PROBE_RECHECK = 250;

/**
 * Lets calls enter, through the queue of this process and then through the store. A caller that the store holds back goes back
 * to the head of the process's own queue, which then waits for the pause.
 */
export function createSharedQueue(parts: QueueParts): SharedQueue {
  const { own, store, availability, wakes, held, localRate, nextId } = parts;
  /** How often a call of this process was refused; 0 for a group that only others have paused. */
  const pausedTimes = new Map<string, number>();
  const owed = new Map<string, Owed>();
  let isClosed = false;

  // Redis may have taken a slot and lost its answer, or does not hear that a call is over. It is told when it is back, because
  // the others would wait until the slot expires.
  const owe = (id: string, group: string, finished: boolean): void => {
    if (owed.size < MOST_OWED) owed.set(id, { group, finished });
  };

  const leave = (id: string, group: string, finished: boolean): void => {
    held.delete(id);
    availability.ask(() => store.leave(id, group, finished)).catch(() => owe(id, group, finished));
  };

  /** Asks the store once. If the caller gives up meanwhile, whatever it is granted is given back. */
  const ask = async (id: string, { group, signal }: Entry): Promise<Answer> => {
    let isSent = false;
    let isUnused = false;
    const asked = availability.ask(
      () => {
        isSent = true;
        return store.enter(id, group);
      },
      // A slot that was granted too late must not stay taken. Redis answers, although it counts as away.
      () => void store.leave(id, group, false).catch(() => {}),
    );
    asked.then(
      () => {
        isUnused = signal?.aborted || isClosed;
        if (isUnused) leave(id, group, false);
      },
      () => {
        if (isSent) owe(id, group, false);
      },
    );
    const answer = await untilAborted(asked, signal);
    if (isUnused) throw closed();
    return answer;
  };

  /** Asks the store until it decides. */
  const permissionFor = async (entry: Entry, onHeld: HeldListener): Promise<Permission> => {
    const { group, signal } = entry;
    let id = nextId();
    for (;;) {
      let hasPlace = false;
      let wait: number | undefined;
      try {
        const answer = await ask(id, entry);
        if (answer.kind === "held") return answer;
        if (answer.kind === "granted") {
          localRate.count();
          return { kind: "in", id, isProbe: answer.isProbe };
        }
        hasPlace = true;
        wait = answer.ms;
      } catch (error) {
        if (signal?.aborted || isClosed || parts.onUnavailable === "fail") throw error;
        wait = localRate.wait();
        if (wait === 0) {
          localRate.count();
          return { kind: "in", id: undefined, isProbe: false };
        }
        // Redis may be told later that the old one holds nothing.
        id = nextId();
      }
      if (wait !== undefined) onHeld(wait);
      await wakes.sleep(id, wait, signal);
      if (!signal?.aborted && !isClosed) continue;
      if (hasPlace) leave(id, group, false);
      throw signal?.aborted ? signal.reason : closed();
    }
  };

  const slotOf = (id: string | undefined, { group, lease }: Entry, local: Slot): Slot => {
    if (id !== undefined) held.add(id, lease);
    let isOver = false;
    return {
      release(finished) {
        if (isOver) return;
        isOver = true;
        // Before the slot of this process, whose next caller asks the store then.
        if (id !== undefined) leave(id, group, finished);
        local.release(finished);
      },
    };
  };

  const enterOnce = async (entry: Entry, onHeld: HeldListener): Promise<Slot | Refusal | undefined> => {
    const { group } = entry;
    // Kept until it is released: the wait for the store may take longer than the attempt.
    const local = await own.enter({ ...entry, lease: Number.POSITIVE_INFINITY, onHeld });
    if (!("release" in local)) return local;
    const pausedBefore = pausedTimes.get(group) ?? 0;
    try {
      if (isClosed) throw closed();
      const permission = await permissionFor(entry, onHeld);
      if (permission.kind === "held") {
        pausedTimes.set(group, pausedTimes.get(group) ?? 0);
        own.pause(group, permission.isProbed ? PROBE_RECHECK : permission.ms, undefined);
        local.release(false);
        return undefined;
      }
      const { id, isProbe } = permission;
      // Unless a call of this process was refused meanwhile.
      if (id !== undefined && !isProbe && (pausedTimes.get(group) ?? 0) === pausedBefore) own.resume(group);
      return slotOf(id, entry, local);
    } catch (error) {
      local.release(false);
      throw error;
    }
  };

  return {
    // The store cannot be asked without waiting for its answer.
    enterNow: () => undefined,
    async enter(entry) {
      if (isClosed) throw closed();
      let isTold = false;
      const onHeld: HeldListener = (ms) => {
        if (!isTold) entry.onHeld?.(ms);
        isTold = true;
      };
      let entered = await enterOnce(entry, onHeld);
      while (!entered) entered = await enterOnce({ ...entry, again: true }, onHeld);
      return entered;
    },
    pause(group, ms, cause) {
      pausedTimes.set(group, (pausedTimes.get(group) ?? 0) + 1);
      own.pause(group, ms, cause);
      // If Redis is away, the other processes learn it from a 429 of their own.
      availability.ask(() => store.pause(group, ms)).catch(() => {});
    },
    leaveOwed() {
      for (const [id, { group, finished }] of owed) {
        owed.delete(id);
        leave(id, group, finished);
      }
    },
    close() {
      isClosed = true;
      // Whoever waits for the end of a pause gets its turn, and fails.
      for (const group of pausedTimes.keys()) own.resume(group);
    },
  };
}

type HeldListener = (ms: number) => void;

const closed = (): Error => new Error("the limits are closed");
