import type ts from "typescript";
import { probeOf } from "../read/probe-type.ts";
import {
  instanceOf,
  isAny,
  isDeclared,
  isSame,
  isUnresolved,
  kindOf,
  namesOf,
  partsOf,
  replacement,
  show,
} from "../walk/type-facts.ts";
import { mentionsByIndex, typeParameterPosition } from "../walk/type-references.ts";
import type { Direction, Place, Walk } from "../walk/walk.ts";
import { compareArrays } from "./arrays.ts";
import { compareObjects } from "./objects.ts";
import { compareUnions } from "./unions.ts";

const TOO_DEEP = 48;

/** Compares two types. Callers send or receive their values, by `direction`. */
export function compareTypes(walk: Walk, one: ts.Type, other: ts.Type, direction: Direction, place: Place): void {
  const [before, after] = [closed(walk.checker, one), closed(walk.checker, other)];
  if (isUnresolved(before) || isUnresolved(after)) {
    const what = "Its type cannot be resolved, because an import is missing";
    walk.report(place, "type-unresolved", what, "It may break callers.");
    return;
  }
  if (before === after) return;
  const here = walk.rebase(place, before);
  meetNames(walk, before, after, direction);
  const declared = isDeclared(before) && isDeclared(after);
  walk.once(before, after, direction, declared, () => compareOnce(walk, before, after, direction, here));
}

function compareOnce(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): void {
  for (const [one, other] of mentionsByIndex(walk.checker, before, after)) walk.compare(one, other, direction, place);
  if (place.depth > TOO_DEEP) {
    if (isSame(walk.checker, before, after)) return;
    walk.report(
      place,
      "type-differs-too-deep",
      "Its type differs, but is nested too deeply to say how",
      "It may break callers.",
    );
    return;
  }
  if (compareAny(walk, before, after, direction, place) || compareDeferred(walk, before, after, direction, place))
    return;
  const [one, ...more] = partsOf(before);
  const [other, ...others] = partsOf(after);
  const single = one !== undefined && other !== undefined && more.length + others.length === 0;
  const kind = single ? kindOf(walk.checker, one) : "leaf";
  if (single && kind !== "leaf" && kind === kindOf(walk.checker, other)) {
    if (kind === "array") compareArrays(walk, one, other, direction, place);
    else compareObjects(walk, one, other, direction, place);
  } else compareUnions(walk, before, after, direction, place);
}

/** An instance of a generic class with the class's own type parameters is compared by the probe added beside the class. */
function closed(checker: ts.TypeChecker, type: ts.Type): ts.Type {
  const args = instanceOf(checker, type)?.args ?? [];
  const open = args.length > 0 && args.every((arg) => typeParameterPosition(arg) !== undefined);
  return (open ? probeOf(checker, type.symbol) : undefined) ?? type;
}

/** Records each pair of declarations of the same name that gives the two types their name. */
function meetNames(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction): void {
  const later = new Map(namesOf(after).map((symbol) => [symbol.name, symbol]));
  for (const symbol of namesOf(before)) {
    // The new type may have lost its name: the alias of a single literal is that literal.
    walk.meet(symbol, later.get(symbol.name) ?? symbol, direction);
  }
}

/** `any` is assignable in both directions, so assignability says nothing about it. */
function compareAny(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): boolean {
  if (!isAny(before) && !isAny(after)) return false;
  if (isAny(before) && isAny(after)) return true;
  const { what, detail } = replacement(walk.checker, before, after);
  if (isAny(after)) walk.report(place, "type-became-any", what, "It fits wherever the old type did.", detail);
  else if (direction === "send") {
    // `unknown` accepts everything that was sent as `any`.
    const wide = walk.checker.isTypeAssignableTo(walk.checker.getUnknownType(), after);
    if (!wide)
      walk.report(place, "any-no-longer-accepted", what, "Values that callers pass may no longer fit.", detail);
  } else walk.report(place, "any-became-typed", what, "Code that uses it as any type may no longer compile.", detail);
  return true;
}

/** Compares types that depend on type arguments. Only classes still have them here. */
function compareDeferred(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): boolean {
  const { checker } = walk;
  // In a union they are compared as its members.
  if (before.isUnion() || after.isUnion()) return false;
  if (kindOf(checker, before) !== "deferred" && kindOf(checker, after) !== "deferred") return false;
  const position = typeParameterPosition(before);
  if (position !== undefined && position === typeParameterPosition(after)) return true;
  const texts = [show(checker, before), show(checker, after)] as const;
  if (texts[0] !== texts[1]) {
    const what = `Its type depends on type arguments; it is ${texts[1]} and was ${texts[0]}`;
    walk.report(place, "dependent-type-changed", what, "It may break callers.", texts.join(" → "));
    return true;
  }
  const [one, other] = [checker.getBaseConstraintOfType(before), checker.getBaseConstraintOfType(after)];
  if (one !== undefined && other !== undefined && one !== before && other !== after) {
    walk.compare(one, other, direction, place);
  }
  return true;
}
