import { TOTAL } from "./pages.ts";
import type { Walker } from "./walkers.ts";

/** What a walk through all rows cost. */
export interface Walk {
  /** Microseconds for each row. */
  readonly microsPerRow: number;
  /** Bytes by which the process grew at most, after the warm-up. */
  readonly growth: number;
  /** The same of the live objects alone. */
  readonly heapGrowth: number;
}

const WARM_UP = TOTAL / 5;
const STEP = TOTAL / 20;

/** Walks through all rows; garbage is collected before each look at the process's memory. */
export async function walkAll({ name, walk }: Walker): Promise<Walk> {
  let rows = 0;
  const base = { rss: 0, heapUsed: 0 };
  const most = { rss: 0, heapUsed: 0 };
  let looking = 0;
  const startedAt = performance.now();
  for await (const item of walk()) {
    if (!item) throw new Error(`${name} gave no row`);
    rows += 1;
    if (rows % STEP !== 0) continue;
    const lookedAt = performance.now();
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const seen = rows <= WARM_UP ? base : most;
    seen.rss = Math.max(seen.rss, rss);
    seen.heapUsed = Math.max(seen.heapUsed, heapUsed);
    looking += performance.now() - lookedAt;
  }
  if (rows !== TOTAL) throw new Error(`${name} gave ${rows} rows instead of ${TOTAL}`);
  return {
    microsPerRow: ((performance.now() - startedAt - looking) * 1000) / TOTAL,
    growth: most.rss - base.rss,
    heapGrowth: most.heapUsed - base.heapUsed,
  };
}
