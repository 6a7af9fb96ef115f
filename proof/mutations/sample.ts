import { headCommit } from "../../scripts/lib/process/git-state.ts";
import { seedOf, wholeNumber } from "../../scripts/lib/process/seed.ts";

/**
 * The size of the sample that the options `--sample` and `--seed` ask for; undefined for everything.
 *
 * @throws Error that names the option, if one is no whole number
 */
export function sizeOf(options: {
  readonly sample?: string | undefined;
  readonly seed?: string | undefined;
}): number | undefined {
  if (options.seed !== undefined) wholeNumber("--seed", options.seed);
  return options.sample === undefined ? undefined : wholeNumber("--sample", options.sample);
}

/**
 * Picks the sample of the options `--sample` and `--seed`, and prints how to pick it again.
 *
 * @param seed undefined to use the commit
 * @param what what is picked, in the plural
 */
export async function sampleOf<T>(
  all: readonly T[],
  count: number,
  seed: string | undefined,
  what: string,
): Promise<T[]> {
  const used = seedOf(seed, await headCommit());
  console.log(`${Math.min(count, all.length)} of ${all.length} ${what}, picked by --seed ${used}`);
  return sample(all, count, used);
}

/** Picks `count` random items: the same ones for the same seed. */
export function sample<T>(all: readonly T[], count: number, seed: number): T[] {
  const rest = [...all];
  const random = generator(seed);
  const picked: T[] = [];
  while (picked.length < count && rest.length > 0) picked.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return picked;
}

// mulberry32: short, and random enough to pick from a list.
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
