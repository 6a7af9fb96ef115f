import type ts from "typescript";
import type { Direction, Place, Walk } from "../walk/walk.ts";

/** Compares type parameters. Those of a function can be inferred (`inferred`), those of a type cannot. */
export function compareTypeParameters(
  walk: Walk,
  before: readonly ts.Type[],
  after: readonly ts.Type[],
  direction: Direction,
  place: Place,
  inferred: boolean,
): void {
  const { checker } = walk;
  const required = (types: readonly ts.Type[]): number =>
    types.filter((type) => checker.getDefaultFromTypeParameter(type) === undefined).length;
  const written = before.length > 0 || !inferred;
  if (written && (after.length < before.length || required(after) > required(before))) {
    const what = `It takes ${countOf(after.length)}; it took ${countOf(before.length)}`;
    walk.report(
      place,
      "type-parameters-changed",
      what,
      "Code that names them may no longer compile.",
      `${before.length} → ${after.length}`,
    );
  } else if (after.length > before.length) {
    const what = `It takes ${countOf(after.length)}; it took ${countOf(before.length)}`;
    walk.report(
      place,
      "type-parameters-added",
      what,
      "The arguments that callers wrote still fit.",
      `${before.length} → ${after.length}`,
    );
  } else if (required(after) < required(before)) {
    walk.report(
      place,
      "type-argument-became-optional",
      "A type argument may now be left out",
      "Callers may continue to write it.",
    );
  }
  for (const [index, one] of before.entries()) {
    const other = after[index];
    if (other === undefined) continue;
    const [limit, newLimit] = [constraintOf(one, checker), constraintOf(other, checker)];
    walk.compare(limit, newLimit, direction, place);
    const [fallback, newFallback] = [one, other].map((type) => checker.getDefaultFromTypeParameter(type));
    if (fallback !== undefined && newFallback !== undefined) walk.compare(fallback, newFallback, "receive", place);
  }
}

const countOf = (count: number): string => `${count} type argument${count === 1 ? "" : "s"}`;

const constraintOf = (type: ts.Type, checker: ts.TypeChecker): ts.Type =>
  type.getConstraint() ?? checker.getUnknownType();
