import { AsyncLocalStorage } from "node:async_hooks";
import { type Ending, endingOf } from "../call/ending.ts";
import type { Scenario } from "./child.ts";

// Cloudflare Workers do this to a request that has been answered: its fetches never end and its timers never fire.
const dropped = new AsyncLocalStorage<true>();
const { setTimeout: startTimer } = globalThis;
const { timeout: startSignal } = AbortSignal;
const never = new AbortController();
globalThis.setTimeout = ((...args: Parameters<typeof startTimer>) => {
  const timer = startTimer(...args);
  if (dropped.getStore()) clearTimeout(timer);
  return timer;
}) as typeof setTimeout;
AbortSignal.timeout = (ms) => (dropped.getStore() ? never.signal : startSignal.call(AbortSignal, ms));

const CALLS = 20;

/** Makes calls in requests that are dropped, and as many new calls a minute later. */
export const run: Scenario<readonly Ending[]> = async (peer, options) => {
  const client = peer.connect({
    ...options,
    fetch: (input, init) => (dropped.getStore() ? new Promise(() => {}) : fetch(input, init)),
  });
  const calls = (): Promise<readonly Ending[]> =>
    Promise.all(Array.from({ length: CALLS }, (_unused, id) => endingOf(peer, () => client.read(String(id)))));
  dropped.run(true, () => void calls());
  await new Promise((resolve) => startTimer(resolve, 200));
  for (const clock of [Date, performance]) {
    const now = clock.now.bind(clock);
    clock.now = () => now() + 60_000;
  }
  return calls();
};
