/** Remembers the last keys added, in constant memory. */
export interface RecentKeys {
  /** Adds a key; false if it is among those remembered. */
  add(key: string): boolean;
  readonly size: number;
}

/** Remembers at most `capacity` keys; the oldest is forgotten first. */
export function createRecentKeys(capacity: number): RecentKeys {
  // A Set, so that no key can meet a prototype's property. The ring tells which key is the oldest: asking the Set itself
  // would walk over the places of all that were deleted.
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
