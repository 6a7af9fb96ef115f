/** The keys that were added last, in constant memory. */
export interface RecentKeys {
  /** Adds a key; false if it is remembered already. */
  add(key: string): boolean;
  readonly size: number;
}

/** Remembers at most `capacity` keys; the oldest is forgotten first. */
export function createRecentKeys(capacity: number): RecentKeys {
  // A Set, because the keys of an object could clash with its prototype's. The ring knows the oldest key: finding it in the
  // Set itself would walk over the slots of all deleted keys.
  const keys = new Set<string>();
  const ring: string[] = [];
  let oldest = 0;
  return {
    add(key) {
      if (keys.has(key)) return false;
      keys.add(key);
      if (keys.size > capacity) {
        keys.delete(ring[oldest] as string);
      }
      ring[oldest] = key;
      oldest = (oldest + 1) % capacity;
      return true;
    },
    get size() {
      return keys.size;
    },
  };
}
