import { setTimeout as wait } from "node:timers/promises";

/** How a call ended; `pending` if it did not end in time. */
export type Settled =
  | { readonly kind: "resolved"; readonly value: unknown; readonly at: number }
  | { readonly kind: "rejected"; readonly error: unknown; readonly at: number }
  | { readonly kind: "pending" };

/** Runs a call and waits for it, but at most `limit` ms. Never rejects, even if the call rejects later. */
export async function settle(call: () => Promise<unknown>, limit = 9_000): Promise<Settled> {
  const timer = new AbortController();
  const ended = (async (): Promise<Settled> => {
    try {
      const value = await call();
      return { kind: "resolved", value, at: performance.now() };
    } catch (error) {
      return { kind: "rejected", error, at: performance.now() };
    }
  })();
  const late = wait(limit, { kind: "pending" } as const, { signal: timer.signal }).catch(
    (): Settled => ({ kind: "pending" }),
  );
  const end = await Promise.race([ended, late]);
  timer.abort();
  return end;
}

/** Waits for requests that are still on their way. */
export const calmDown = (): Promise<void> => wait(100);
