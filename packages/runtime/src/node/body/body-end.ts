/** How a body ended. */
export interface BodyEnd {
  /** Why the received bytes are not the whole body; undefined if they are. */
  readonly incomplete?: "too-large" | "broken";
  /** The error that broke it. */
  readonly error?: unknown;
}

/** The end of a body that is larger than the limit. */
export function tooLarge(limit: number): BodyEnd & { readonly error: Error } {
  const error = new Error(`the response is larger than maxResponseBytes (${limit})`);
  return { incomplete: "too-large", error };
}
