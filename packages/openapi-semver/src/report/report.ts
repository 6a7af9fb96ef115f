import {
  type Bump,
  type Change,
  type DocumentChangeId,
  diffDocuments,
  exceeds,
  largest,
  type SpecChangeId,
} from "../index.ts";
import type { FilePlace, Opened } from "../inputs/opened.ts";

/** Why a change has another bump than the judge gave it. */
export interface Adjustment {
  readonly from: Bump;
  readonly by: "severity" | "ignore";
  /** The reason in the ignore file. */
  readonly reason?: string;
}

/** A change as the command reports it. */
export interface ReportedChange extends Change {
  readonly id: SpecChangeId | DocumentChangeId;
  readonly adjusted?: Adjustment;
  readonly source?: FilePlace;
}

/** Two versions of a document to compare. One of them may be missing, but not both. */
export interface Versions {
  /** The document, as it was named on the command line. */
  readonly file: string;
  readonly old: Opened | undefined;
  readonly new: Opened | undefined;
}

/** What changed in a document. */
export interface Comparison {
  readonly versions: Versions;
  readonly bump: Bump;
  /** Largest bump first. */
  readonly changes: readonly ReportedChange[];
}

/** What the command found. */
export interface Report {
  readonly bump: Bump;
  readonly comparisons: readonly Comparison[];
  /** Whether several documents may be compared, so that each change must say which one it is about. */
  readonly isOfSeveral: boolean;
}

/** Compares two versions. A document that is new or gone is one change. */
export function compareVersions(versions: Versions): Comparison {
  const { file, old: before, new: after } = versions;
  if (before !== undefined && after !== undefined) {
    return { versions, ...diffDocuments(before.document, after.document) };
  }
  // One that cannot be compared is told now, not when the next version is.
  const one = (before ?? after)?.document;
  if (one !== undefined) diffDocuments(one, one);
  const whole = { where: "", operationId: null } as const;
  const change: ReportedChange =
    after === undefined
      ? {
          id: "spec-removed",
          bump: "major",
          ...whole,
          inOld: true,
          what: `${file} was removed`,
          why: "its callers cannot update",
        }
      : { id: "spec-added", bump: "minor", ...whole, what: `${file} is new`, why: "nobody uses it yet" };
  return { versions, bump: change.bump, changes: [change] };
}

/** The report of several comparisons. */
export function reportOf(comparisons: readonly Comparison[], isOfSeveral: boolean): Report {
  return { bump: largest(comparisons.map(({ bump }) => bump)), comparisons, isOfSeveral };
}

/** A comparison with other changes. */
export function withChanges({ versions }: Comparison, changes: readonly ReportedChange[]): Comparison {
  const sorted = [...changes].sort((one, other) =>
    one.bump === other.bump ? 0 : exceeds(one.bump, other.bump) ? -1 : 1,
  );
  return { versions, bump: largest(sorted.map(({ bump }) => bump)), changes: sorted };
}
