import type { Entry, Refusal, SharedLimits, Slot } from "@invitation-clients/runtime";
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

type Permission = Exclude<Answer, { kind: "full" }> | { readonly kind: "away" };

/** A slot that Redis may still count. */
interface Owed {
  readonly group: string;
  readonly finished: boolean;
}

/** Slots expire by themselves, so that no more need be remembered during a long outage. */
const MOST_OWED = 1_000;

const CLOSED = "the limits are closed";

/** Milliseconds after which callers ask again whether another process's probe is over, if nothing tells them. */
const PROBE_RECHECK = 250;

/**
 * Lets calls enter, through the queue of this process and then through the store. A caller that the store holds back goes back
 * to the head of the process's own queue, which then waits for the pause.
 */
export function createSharedQueue(parts: QueueParts): SharedLimits & { leaveOwed(): void; close(): void } {
  const { own, store, availability, wakes, held, localRate, nextId } = parts;
  const pausedTimes = new Map<string, number>();
  const owed = new Map<string, Owed>();
  const waiting = new Set<AbortController>();
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

  /** Asks the store until it decides. */
  const permissionFor = async (id: string, { group, signal }: Entry, onHeld: HeldListener): Promise<Permission> => {
    for (;;) {
      let answer: Answer;
      try {
        answer = await availability.ask(
          () => store.enter(id, group),
          // A slot that was granted too late must not stay taken. Redis answers, although it counts as away.
          () => void store.leave(id, group, false).catch(() => {}),
        );
      } catch (error) {
        owe(id, group, false);
        if (signal?.aborted) throw signal.reason;
        if (parts.onUnavailable === "fail") throw error;
        const wait = localRate.wait();
        if (wait === 0) return { kind: "away" };
        onHeld(wait);
        await wakes.sleep(id, wait, signal);
        if (signal?.aborted) throw signal.reason;
        continue;
      }
      if (signal?.aborted) {
        leave(id, group, false);
        throw signal.reason;
      }
      if (answer.kind !== "full") return answer;
      if (answer.ms !== undefined) onHeld(answer.ms);
      await wakes.sleep(id, answer.ms, signal);
    }
  };

  const slotOf = (id: string, { group, lease }: Entry, local: Slot, isShared: boolean): Slot => {
    localRate.count();
    if (isShared) held.add(id, lease);
    let isOver = false;
    return {
      release(finished) {
        if (isOver) return;
        isOver = true;
        // Before the slot of this process, whose next caller asks the store then.
        if (isShared) leave(id, group, finished);
        local.release(finished);
      },
    };
  };

  const enterOnce = async (entry: Entry, onHeld: HeldListener): Promise<Slot | Refusal | undefined> => {
    const { group } = entry;
    const local = await own.enter({ ...entry, onHeld });
    if (!("release" in local)) return local;
    const id = nextId();
    const pausedBefore = pausedTimes.get(group);
    try {
      const permission = await permissionFor(id, entry, onHeld);
      if (permission.kind === "held") {
        own.pause(group, permission.isProbed ? PROBE_RECHECK : permission.ms, undefined);
        local.release(false);
        return undefined;
      }
      // Unless a call of this process was refused meanwhile.
      const isOver = permission.kind === "granted" && !permission.isProbe && pausedTimes.get(group) === pausedBefore;
      if (isOver) own.resume(group);
      return slotOf(id, entry, local, permission.kind === "granted");
    } catch (error) {
      local.release(false);
      throw error;
    }
  };

  return {
    // The store cannot be asked without waiting for its answer.
    enterNow: () => undefined,
    async enter(entry) {
      if (isClosed) throw new Error(CLOSED);
      let isTold = false;
      const onHeld: HeldListener = (ms) => {
        if (!isTold) entry.onHeld?.(ms);
        isTold = true;
      };
      const ending = new AbortController();
      const onAbort = (): void => ending.abort(entry.signal?.reason);
      waiting.add(ending);
      entry.signal?.addEventListener("abort", onAbort);
      if (entry.signal?.aborted) onAbort();
      try {
        const given = { ...entry, signal: ending.signal };
        let entered = await enterOnce(given, onHeld);
        while (!entered) entered = await enterOnce({ ...given, again: true }, onHeld);
        return entered;
      } finally {
        waiting.delete(ending);
        entry.signal?.removeEventListener("abort", onAbort);
      }
    },
    pause(group, ms, cause) {
      pausedTimes.set(group, (pausedTimes.get(group) ?? 0) + 1);
      own.pause(group, ms, cause);
      // If Redis is away, the other processes learn it from a 429 of their own.
      availability.ask(() => store.pause(group, ms)).catch(() => {});
    },
    close() {
      isClosed = true;
      for (const ending of waiting) ending.abort(new Error(CLOSED));
    },
    leaveOwed() {
      for (const [id, { group, finished }] of owed) {
        owed.delete(id);
        leave(id, group, finished);
      }
    },
  };
}

type HeldListener = (ms: number) => void;
