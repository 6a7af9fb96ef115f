/** Remembers the last keys added, in constant memory. */
export interface RecentKeys {
  /** Adds a key; false if it is among those remembered. */
  add(key: string): boolean;
  readonly size: number;
}

/** Remembers at most `capacity` keys; the oldest is forgotten first. */
export function createRecentKeys(capacity: number): RecentKeys {
  // A Set keeps the order of insertion, and no key can meet a prototype's property.
  const keys = new Set<string>();
  return {
    add(key) {
      if (keys.has(key)) return false;
      keys.add(key);
      if (keys.size > capacity) keys.delete(keys.values().next().value as string);
      return true;
    },
    get size() {
      return keys.size;
    },
  };
}
