/** Where a JSON pointer leads in a text. */
export interface Found {
  /** The first character of the key, or of the value if it has no key. */
  readonly offset: number;
  /** Whether the whole pointer exists. If not, the place is that of the nearest parent that does. */
  readonly isExact: boolean;
}

/** The keys of a JSON pointer. Unlike the pointers of references, it is not percent-encoded. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
