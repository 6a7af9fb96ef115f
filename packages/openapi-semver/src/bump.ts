// The release jobs read this file by its path, before anything is installed: it imports nothing.

/** How far a version must move, from nothing to a breaking change. */
export type Bump = "none" | "patch" | "minor" | "major";

const ORDER: readonly Bump[] = ["none", "patch", "minor", "major"];

/** Whether the first bump is larger than the second. */
export function exceeds(bump: Bump, other: Bump): boolean {
  return ORDER.indexOf(bump) > ORDER.indexOf(other);
}

/** The largest of several bumps; `none` for an empty list. */
export function largest(bumps: Iterable<Bump>): Bump {
  let found: Bump = "none";
  for (const bump of bumps) if (exceeds(bump, found)) found = bump;
  return found;
}
