import type { Entry, Slot } from "@invitation-clients/runtime";
import type { RedisLimitsOptions } from "../options.js";
import { createRedisLimits, type RedisLimits } from "../redis-limits.js";

/** Longer than any test. */
const LEASE = 600_000;

/** Limits with a connection of their own, as another process has them, and calls that enter by name. */
export function connect(options: RedisLimitsOptions, order: string[] = []) {
  const limits: RedisLimits = createRedisLimits(options);
  const slots = new Map<string, Slot>();
  return {
    limits,
    order,
    /** Enters, writes its name into `order`, and resolves with "in"; or with how it ended. */
    enter(name: string, given: Partial<Entry> = {}): Promise<"in" | "refused"> {
      const entering = limits.enter({
        group: "g",
        lease: LEASE,
        longestWait: () => LEASE,
        signal: undefined,
        ...given,
      });
      const ended = entering.then((entered): "in" | "refused" => {
        if (!("release" in entered)) return "refused";
        order.push(name);
        slots.set(name, entered);
        return "in";
      });
      // A test may end while a call waits, which then fails.
      ended.catch(() => {});
      return ended;
    },
    leave(name: string, finished = true): void {
      slots.get(name)?.release(finished);
    },
  };
}

/** Waits until a condition is true. The test's own time limit ends it. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
