/** A body, as far as it could be read. */
export interface ReadBody {
  readonly text: string;
  /** Why the text is not the whole body; undefined if it is. */
  readonly incomplete?: "too-large" | "broken";
  /** The error that broke it. */
  readonly error?: unknown;
}

/** Key of the method with which a response of `createNodeFetch` reads its own body, without a stream. */
export const READ_WITHIN: unique symbol = Symbol.for("@invitation-clients/read-within") as never;

/** A response that may have this method. */
export interface OwnReader {
  [READ_WITHIN]?(maxBytes: number): Promise<ReadBody>;
}
