import ts from "typescript";
import { show } from "../walk/type-facts.ts";
import { type Direction, type Place, type Walk, within } from "../walk/walk.ts";

/** Compares arrays and tuples. */
export function compareArrays(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): void {
  const { checker } = walk;
  const [one, other] = [before as ts.TypeReference, after as ts.TypeReference];
  const [from, to] = [checker.getTypeArguments(one), checker.getTypeArguments(other)];
  const tuples = [one, other].filter((type) => checker.isTupleType(type)).length;
  const sameShape = tuples === 2 && shapeOf(one) === shapeOf(other) && from.length === to.length;
  if (tuples === 1 || (tuples === 2 && !sameShape)) {
    const [source, target] = direction === "send" ? [before, after] : [after, before];
    const fits = checker.isTypeAssignableTo(source, target);
    const what = `Its type is ${show(checker, after)} where it was ${show(checker, before)}`;
    report(walk, place, direction, fits, what);
    return;
  }
  const [wasReadonly, isReadonly] = [isReadonlyArray(one), isReadonlyArray(other)];
  if (wasReadonly !== isReadonly) {
    const fits = direction === "send" ? isReadonly : wasReadonly;
    report(walk, place, direction, fits, isReadonly ? "Its list is now read-only" : "Its list is no longer read-only");
  }
  for (const [index, type] of from.entries()) {
    const partner = to[index];
    if (partner !== undefined)
      walk.compare(type, partner, direction, within(place, tuples === 0 ? "[]" : `[${index}]`));
  }
}

function report(walk: Walk, place: Place, direction: Direction, fits: boolean, what: string): void {
  if (fits) walk.report(place, "minor", what, "The old and the new are used alike.");
  else if (direction === "send") walk.report(place, "major", what, "What callers pass may no longer fit.");
  else walk.report(place, "major", what, "Callers cannot use it as before.");
}

const shapeOf = (type: ts.TypeReference): string => (type.target as ts.TupleType).elementFlags.join();

function isReadonlyArray(type: ts.TypeReference): boolean {
  const { target } = type;
  if ((target.objectFlags & ts.ObjectFlags.Tuple) !== 0) return (target as ts.TupleType).readonly;
  return target.symbol.name === "ReadonlyArray";
}
