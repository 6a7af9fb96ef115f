import type { Changeset } from "../read/pending.ts";

/** What a commit says about its next release. */
export interface PastState {
  /** Version in the package.json of each published package. */
  readonly versions: ReadonlyMap<string, string>;
  /** Version that `changeset version` would give each package that moves. */
  readonly next: ReadonlyMap<string, string>;
  readonly changesets: readonly Changeset[];
}

/** The versions that count when a commit is taken for the last release. */
export interface Versions {
  /** Version that each package was released with. */
  readonly released: ReadonlyMap<string, string>;
  /** Version that each present package has. */
  readonly present: ReadonlyMap<string, string>;
  /** Whether the release used up a changeset that is pending now. */
  isUsedUp(changeset: Changeset): boolean;
}

/**
 * The versions as if a commit had been released. Its pending changesets are used up by that release. For a package whose
 * version has moved since, the step from the old version to the present one counts as it does after a real release.
 */
export function asReleased(past: PastState, present: ReadonlyMap<string, string>): Versions {
  const released = new Map<string, string>();
  const now = new Map(present);
  for (const [name, version] of past.versions) {
    const isUnmoved = present.get(name) === version;
    const taken = isUnmoved ? (past.next.get(name) ?? version) : version;
    released.set(name, taken);
    if (isUnmoved) now.set(name, taken);
  }
  const used = new Set(past.changesets.map(contentOf));
  return { released, present: now, isUsedUp: (changeset) => used.has(contentOf(changeset)) };
}

/** A changeset that was edited since is another one. */
function contentOf({ id, releases, summary }: Changeset): string {
  return JSON.stringify([id, releases, summary]);
}
