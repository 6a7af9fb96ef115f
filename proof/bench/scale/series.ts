/** The cost of something at several sizes. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  /** What the sizes count, such as "operations in a spec". */
  readonly over: string;
  readonly points: readonly Point[];
}

export interface Point {
  readonly size: number;
  readonly cost: number;
}

/** The exponent of the power law that fits best: 0 for a constant cost, 1 for proportional growth, 2 for quadratic. */
export function exponent(points: readonly Point[]): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ cost }) => Math.log(cost));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const above = xs.reduce((sum, value, index) => sum + (value - x) * ((ys[index] ?? 0) - y), 0);
  return above / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}
