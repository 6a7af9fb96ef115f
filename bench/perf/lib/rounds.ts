import { measure } from "mitata";
import { median, spread } from "./numbers.ts";

/** Something whose calls are timed. */
export interface Contender {
  readonly name: string;
  readonly version: string;
  /** One call; must do the same each time. */
  readonly call: () => Promise<unknown>;
}

export interface Timed extends Contender {
  /** Microseconds of one call: the median over the rounds. */
  readonly micros: number;
  /** Percent: see `spread`. */
  readonly spread: number;
}

export interface Rounds {
  readonly rounds: number;
  /** Milliseconds for each contender in each round, at least. */
  readonly millis: number;
}

const WARM_UP = 3000;

/**
 * Times all contenders in each round, beginning with another one each time, so that a machine that slows down or speeds up
 * meets them alike. The garbage of one is collected before the next begins.
 */
export async function timeInRounds<C extends Contender>(
  contenders: readonly C[],
  { rounds, millis }: Rounds,
): Promise<(C & Timed)[]> {
  const found = new Map(contenders.map((contender) => [contender, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (let step = 0; step < contenders.length; step += 1) {
      const contender = contenders[(step + round + 1) % contenders.length] as C;
      globalThis.gc?.();
      // A full collection shrinks the young generation, and with it the speed of what allocates: let it grow back first.
      for (let call = 0; call < WARM_UP; call += 1) await contender.call();
      const stats = await measure(contender.call, {
        gc: () => {},
        min_cpu_time: millis * 1e6,
        min_samples: 12,
        // Calls of some microseconds are timed in batches: a clock's own cost would show in single ones.
        batch_samples: 64,
        batch_unroll: 1,
      });
      // The first round is for the compiler.
      if (round >= 0) found.get(contender)?.push(stats.p50 / 1000);
    }
  }
  return contenders.map((contender) => {
    const values = found.get(contender) ?? [];
    return { ...contender, micros: median(values), spread: spread(values) };
  });
}
