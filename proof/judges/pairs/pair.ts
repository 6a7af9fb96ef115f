import type { Bump } from "@invitation-clients/openapi-semver";
import type { Answer } from "../judges/answer.ts";
import type { Documents } from "../judges/judge.ts";

/** Two documents, and what a person says of them. */
export interface Pair extends Documents {
  readonly name: string;
  /** The bumps that are right; several where the documents leave it open. */
  readonly allowed: readonly Bump[];
  /** Whether the documents may be refused. */
  readonly mayBeRefused?: boolean;
  /** Why, where it is not plain. */
  readonly why?: string;
  /** What oasdiff's own tests assert of the pair; undefined if the pair is not oasdiff's. */
  readonly asserted?: Answer;
}

/** Pairs from one place. */
export interface PairSet {
  readonly title: string;
  readonly pairs: readonly Pair[];
}
