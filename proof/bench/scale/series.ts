/** One thing that grows, and what it costs. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  /** What grows: "operations in a spec". */
  readonly over: string;
  readonly points: readonly Point[];
}

export interface Point {
  readonly size: number;
  readonly cost: number;
}

/** The exponent of the power law that fits best: 0 for a cost that stays, 1 for one that grows alike, 2 for its square. */
export function exponent(points: readonly Point[]): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ cost }) => Math.log(cost));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const above = xs.reduce((sum, value, index) => sum + (value - x) * ((ys[index] ?? 0) - y), 0);
  return above / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}
