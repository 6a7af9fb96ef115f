import ts from "typescript";
import { replacement } from "../walk/type-facts.ts";
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
    const { what, detail } = replacement(checker, before, after);
    const why = fits ? "The new type fits where the old one did." : "The new type does not fit where the old one did.";
    walk.report(place, fits ? "type-replaced-compatibly" : "type-replaced", what, why, detail);
    return;
  }
  const [wasReadonly, isReadonly] = [isReadonlyArray(one), isReadonlyArray(other)];
  if (wasReadonly !== isReadonly) {
    const what = isReadonly ? "Its list is now read-only" : "Its list is no longer read-only";
    if (direction === "send") {
      if (isReadonly) walk.report(place, "list-accepts-readonly", what, "Lists of either kind fit.");
      else
        walk.report(
          place,
          "list-no-longer-accepts-readonly",
          what,
          "Code that passes a read-only list no longer compiles.",
        );
    } else if (isReadonly)
      walk.report(place, "list-became-readonly", what, "Code that changes the list no longer compiles.");
    else walk.report(place, "list-became-writable", what, "Callers need not change the list.");
  }
  for (const [index, type] of from.entries()) {
    const partner = to[index];
    if (partner !== undefined)
      walk.compare(type, partner, direction, within(place, tuples === 0 ? "[]" : `[${index}]`));
  }
}

const shapeOf = (type: ts.TypeReference): string => (type.target as ts.TupleType).elementFlags.join();

function isReadonlyArray(type: ts.TypeReference): boolean {
  const { target } = type;
  if ((target.objectFlags & ts.ObjectFlags.Tuple) !== 0) return (target as ts.TupleType).readonly;
  return target.symbol.name === "ReadonlyArray";
}
