/** A body as far as it could be read. */
export interface ReadBody {
  readonly text: string;
  /** Why the text is not the whole body. */
  readonly incomplete?: "too-large" | "broken";
  /** What broke it. */
  readonly error?: unknown;
}

/** How a transport of ours reads its own bodies, with no stream in between. */
export const READ_WITHIN: unique symbol = Symbol.for("@invitation-clients/read-within") as never;

/** A response that can be read so. */
export interface OwnReader {
  [READ_WITHIN]?(maxBytes: number): Promise<ReadBody>;
}
