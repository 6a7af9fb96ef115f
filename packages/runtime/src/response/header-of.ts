/** The value of a header field; undefined if it is missing, or if the headers of a caller's own `fetch` cannot be read. */
export function headerOf(headers: { get(name: string): unknown }, name: string): string | undefined {
  // `guarded` would do the same, but create a closure for every answer.
  try {
    const value = headers.get(name);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
