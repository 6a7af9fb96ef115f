import { type Bump, exceeds } from "@invitation-clients/openapi-semver";

/** What a judge says of a change. */
export interface Answer {
  /** In the judge's own words, in short. */
  readonly text: string;
  /** The bumps that it leaves possible; undefined if it did not decide. A judge that only tells breaks from other changes leaves several. */
  readonly bumps?: readonly Bump[];
  /** Why it did not decide. */
  readonly because?: "unclear" | "error" | "no answer";
}

/** How an answer compares with a label. */
export type Grade = "right" | "too low" | "too high" | "unclear" | "error" | "no answer";

export const GRADES: readonly Grade[] = ["right", "too low", "too high", "unclear", "error", "no answer"];

/** Anything but a break. */
export const NO_BREAK: readonly Bump[] = ["none", "patch", "minor"];
/** Nothing that callers can use or notice. */
export const NO_CHANGE: readonly Bump[] = ["none", "patch"];

/** Compares an answer with the bumps that a person allows. An answer that contains one of them is right. */
export function gradeOf({ bumps, because }: Answer, allowed: readonly Bump[]): Grade {
  if (bumps === undefined) return because ?? "no answer";
  if (bumps.some((bump) => allowed.includes(bump))) return "right";
  return allowed.every((label) => bumps.every((bump) => exceeds(label, bump))) ? "too low" : "too high";
}

/** The answer of a judge that could not read the documents, or failed. */
export function failedWith(error: unknown): Answer {
  return { text: `error: ${String((error as Error).message ?? error).split("\n")[0]}`, because: "error" };
}
