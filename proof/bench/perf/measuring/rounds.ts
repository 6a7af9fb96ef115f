import { measure } from "mitata";

/** A client whose calls are timed. */
export interface Contender {
  readonly name: string;
  readonly version: string;
  /** Makes one call. Every call must do the same work. */
  readonly call: () => Promise<unknown>;
}

// A third of this is enough for the compiler to optimize any of the clients.
const WARM_UP = 1000;

/**
 * Microseconds of one call: the median over at least this many milliseconds of calls, after a warm-up. It forces no garbage
 * collection, because a full one slows calls down for half a second.
 */
export async function microsOf({ call }: Contender, millis: number): Promise<number> {
  const until = performance.now() + WARM_UP;
  while (performance.now() < until) for (let calls = 0; calls < 50; calls += 1) await call();
  const { p50 } = await measure(call, {
    gc: () => {},
    min_cpu_time: millis * 1e6,
    min_samples: 12,
    // Calls take only microseconds. Timing each would include the cost of reading the clock.
    batch_samples: 64,
    batch_unroll: 1,
  });
  return p50 / 1000;
}

/**
 * Takes one sample of each contender in every round, and starts each round with another one, so that a change in the machine's
 * speed affects all of them alike.
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
