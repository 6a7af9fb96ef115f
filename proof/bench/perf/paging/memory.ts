import { TOTAL } from "./pages.ts";
import type { Walker } from "./walkers.ts";

/** What a walk through all rows costs. */
export interface Walk {
  /** Microseconds per row. */
  readonly microsPerRow: number;
  /** The most bytes by which the process grew after the warm-up. */
  readonly growth: number;
  /** The same for live objects alone. */
  readonly heapGrowth: number;
}

const WARM_UP = TOTAL / 5;
const STEP = TOTAL / 20;

/** Walks through all rows, and measures the process's memory at intervals, each time after a garbage collection. */
export async function walkAll({ name, walk }: Walker): Promise<Walk> {
  let rows = 0;
  const base = { rss: 0, heapUsed: 0 };
  const most = { rss: 0, heapUsed: 0 };
  let looking = 0;
  const startedAt = performance.now();
  for await (const item of walk()) {
    if (!item) throw new Error(`${name} returned an empty row`);
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
  if (rows !== TOTAL) throw new Error(`${name} returned ${rows} rows instead of ${TOTAL}`);
  return {
    microsPerRow: ((performance.now() - startedAt - looking) * 1000) / TOTAL,
    growth: most.rss - base.rss,
    heapGrowth: most.heapUsed - base.heapUsed,
  };
}
