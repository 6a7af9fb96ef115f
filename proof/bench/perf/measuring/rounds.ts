import { measure } from "mitata";

/** Something whose calls are timed. */
export interface Contender {
  readonly name: string;
  readonly version: string;
  /** One call; must do the same each time. */
  readonly call: () => Promise<unknown>;
}

// Compilers are done after a third of it, whoever is called.
const WARM_UP = 1000;

/**
 * Microseconds of one call: the median over at least so many milliseconds of calls, once it is as fast as it gets. No
 * collection is forced in between: a full one costs every caller half a second of slower calls.
 */
export async function microsOf({ call }: Contender, millis: number): Promise<number> {
  const until = performance.now() + WARM_UP;
  while (performance.now() < until) for (let calls = 0; calls < 50; calls += 1) await call();
  const { p50 } = await measure(call, {
    gc: () => {},
    min_cpu_time: millis * 1e6,
    min_samples: 12,
    // Calls of some microseconds are timed in batches: a clock's own cost would show in single ones.
    batch_samples: 64,
    batch_unroll: 1,
  });
  return p50 / 1000;
}

/**
 * Takes one sample of each in every round, beginning with another one each time, so that a machine that slows down or speeds
 * up meets them alike.
 */
export async function sampleInRounds<T>(
  all: readonly T[],
  rounds: number,
  sample: (one: T) => Promise<number>,
): Promise<Map<T, number[]>> {
  const found = new Map(all.map((one) => [one, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (let step = 0; step < all.length; step += 1) {
      const one = all[(step + round) % all.length] as T;
      found.get(one)?.push(await sample(one));
    }
  }
  return found;
}
