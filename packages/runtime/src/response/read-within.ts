import type { ReadBody } from "./read-body.js";

/** How a transport of ours reads its own bodies, with no stream in between. */
export const READ_WITHIN: unique symbol = Symbol.for("@invitation-clients/read-within") as never;

/** A response that can be read so. */
export interface OwnReader {
  [READ_WITHIN]?(maxBytes: number): Promise<ReadBody>;
}
