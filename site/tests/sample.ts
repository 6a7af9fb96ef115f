/** At most `count` of the items, evenly spaced; another seed picks others, and all seeds together pick each of them. */
export function sample<T>(items: readonly T[], count: number, seed: number): T[] {
  const step = Math.ceil(items.length / count);
  return items.filter((_, position) => (position + seed) % step === 0);
}
