/** The value of a field; undefined where there is none, or where the headers of a caller's own `fetch` cannot tell. */
export function headerOf(headers: { get(name: string): unknown }, name: string): string | undefined {
  // Not by `guarded`: this is on the way of every answer.
  try {
    const value = headers.get(name);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
