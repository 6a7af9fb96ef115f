/** Counts the attempts of this process, for the time while Redis is away. */
export interface LocalRate {
  /** Counts an attempt that begins now. */
  count(): void;
  /** Milliseconds until another attempt may begin; 0 if it may begin now. */
  wait(): number;
}

/** @param rate undefined for no limit */
export function createLocalRate(
  rate: { readonly requests: number; readonly per: number } | undefined,
  now: () => number = () => performance.now(),
): LocalRate {
  const begun: number[] = [];
  return {
    count() {
      if (!rate) return;
      begun.push(now());
      if (begun.length > rate.requests) begun.shift();
    },
    wait() {
      if (!rate || begun.length < rate.requests) return 0;
      return Math.max(0, (begun[0] as number) + rate.per - now());
    },
  };
}
