/** How far a version must move, from nothing to a breaking change. */
export type Bump = "none" | "patch" | "minor" | "major";

/** One difference as a caller of the generated client meets it. */
export interface Change {
  readonly bump: Bump;
  /** JSON pointer into the new document, or into the old one for what is gone; a file name precedes it in other files. */
  readonly where: string;
  /** The operation it is met in (`GET /path` if it has no id), or null where it concerns the whole API. */
  readonly operationId: string | null;
  /** What changed, in one sentence without the operation's name. */
  readonly what: string;
  /** Why that asks for this bump. */
  readonly why: string;
  /** How a caller wrote it until now, where a name changed. */
  readonly before?: string;
  /** How a caller writes it from now on, where a name changed. */
  readonly after?: string;
}

const ORDER: readonly Bump[] = ["none", "patch", "minor", "major"];

/** Whether the first bump is larger than the second. */
export function exceeds(bump: Bump, other: Bump): boolean {
  return ORDER.indexOf(bump) > ORDER.indexOf(other);
}

/** The largest of some bumps; `none` of nothing. */
export function largest(bumps: Iterable<Bump>): Bump {
  let found: Bump = "none";
  for (const bump of bumps) if (exceeds(bump, found)) found = bump;
  return found;
}
