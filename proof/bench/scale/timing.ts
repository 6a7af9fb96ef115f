/**
 * Milliseconds of one run: the least of several samples, after one that does not count. Other work on the machine only ever
 * adds time, and one slow point would bend the fitted curve.
 */
export async function leastMillis(run: () => unknown, samples: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let sample = -1; sample < samples; sample += 1) {
    globalThis.gc?.();
    const startedAt = performance.now();
    await run();
    if (sample >= 0) least = Math.min(least, performance.now() - startedAt);
  }
  return least;
}

/** Microseconds of one call out of `calls`. */
export async function microsPerCall(call: () => unknown, calls: number): Promise<number> {
  const many = async (): Promise<void> => {
    for (let index = 0; index < calls; index += 1) await call();
  };
  // Warms up until the code is compiled.
  for (let time = 0; time < 5; time += 1) await many();
  return ((await leastMillis(many, 7)) * 1000) / calls;
}
