import type { Bump } from "../bump.ts";

/** One difference, described as a caller of the generated client notices it. */
export interface Change {
  readonly bump: Bump;
  /** JSON pointer into the new document; into the old one for something that was removed. A pointer into another file starts with its name. */
  readonly where: string;
  /** Present if `where` points into the old document. */
  readonly inOld?: true;
  /** The operation it affects (`GET /path` if it has no id), or null if it affects the whole API. */
  readonly operationId: string | null;
  /** The part that `id` and `where` do not say, in short, such as `maxLength: 9 → 8`. Part of the change's identity. */
  readonly detail?: string;
  /** What changed, in one sentence without the operation's name. */
  readonly what: string;
  /** Why that requires this bump. */
  readonly why: string;
  /** The old name, if a name changed. */
  readonly before?: string;
  /** The new name, if a name changed. */
  readonly after?: string;
}
