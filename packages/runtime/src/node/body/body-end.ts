/** How a body ended. */
export interface BodyEnd {
  /** Why what came is not the whole of it. */
  readonly incomplete?: "too-large" | "broken";
  /** What broke it. */
  readonly error?: unknown;
}

/** The end of a body of which no more is taken. */
export function tooLarge(limit: number): BodyEnd & { readonly error: Error } {
  const error = new Error(`the response is larger than maxResponseBytes (${limit})`);
  return { incomplete: "too-large", error };
}
