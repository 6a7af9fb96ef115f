/** What one call cost. */
export interface Timed {
  /** Microseconds on the clock. A busy machine makes them longer. */
  readonly clock: number;
  /** Microseconds of CPU time of this process, over all threads. */
  readonly cpu: number;
}

export const AT_ONCE = 50;
export const BATCHES = 40;

/** Makes batches of calls, all calls of a batch at once, and divides the time by the number of calls. */
async function time(call: () => Promise<unknown>): Promise<Timed> {
  const before = process.cpuUsage();
  const start = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) await Promise.all(Array.from({ length: AT_ONCE }, call));
  const clock = (performance.now() - start) * 1000;
  const { user, system } = process.cpuUsage(before);
  return { clock: clock / (BATCHES * AT_ONCE), cpu: (user + system) / (BATCHES * AT_ONCE) };
}

/** Times every contender in each round. The first two rounds warm up and do not count. */
export async function timeInRounds(
  contenders: Readonly<Record<string, () => Promise<unknown>>>,
  rounds: number,
): Promise<ReadonlyMap<string, readonly Timed[]>> {
  const names = Object.keys(contenders);
  const times = new Map<string, Timed[]>(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round += 1) {
    // In random order: a contender that always followed the same one would always collect its garbage.
    const order = names.map((name) => ({ name, at: Math.random() })).sort((a, b) => a.at - b.at);
    for (const { name } of order) {
      const timed = await time(contenders[name] as () => Promise<unknown>);
      if (round >= 0) times.get(name)?.push(timed);
    }
  }
  return times;
}
