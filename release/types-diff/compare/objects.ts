import type ts from "typescript";
import { compareOperation, comparePaths, isOperation, isPathTable } from "../surface/paths.ts";
import { compareRawApi } from "../surface/raw-api.ts";
import { instanceOf, isOpaque, isShared, replacement } from "../walk/type-facts.ts";
import { type Direction, flip, type Place, type Walk, within } from "../walk/walk.ts";
import { compareMembers } from "./members.ts";
import { compareSignatureLists } from "./signatures.ts";

/** Compares types that have members, including functions. */
export function compareObjects(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): void {
  const { checker } = walk;
  if (isPathTable(checker, before) && isPathTable(checker, after)) comparePaths(walk, before, after, place);
  else if (isOperation(checker, before) && isOperation(checker, after)) compareOperation(walk, before, after, place);
  else if (compareShared(walk, before, after, direction, place)) return;
  else if (compareRawApi(walk, before, after, direction, place)) return;
  else {
    meetBases(walk, before, after, direction);
    compareOpaque(walk, before, after, direction, place);
    compareMembers(walk, before, after, direction, place);
    compareSignatureLists(walk, before, after, direction, place);
  }
}

const ITERATORS = new Set(["Iterator", "AsyncIterator", "Generator", "AsyncGenerator", "IteratorObject"]);

/** Types such as `Promise`, which neither version declares, can differ only in their arguments. */
function compareShared(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): boolean {
  const { checker } = walk;
  const [one, other] = [instanceOf(checker, before), instanceOf(checker, after)];
  if (one !== undefined && one.target === other?.target) {
    for (const [index, type] of one.args.entries()) {
      const partner = other.args[index];
      // The argument of `next` goes in the opposite direction.
      const way = index === 2 && ITERATORS.has(before.symbol.name) ? flip(direction) : direction;
      const step = one.args.length === 1 || index === 0 ? place : within(place, `[${index}]`);
      if (partner !== undefined) walk.compare(type, partner, way, step);
    }
    return true;
  }
  if (!isShared(before) || !isShared(after) || before.symbol === after.symbol) return false;
  if (before.isIntersection() || after.isIntersection() || before.symbol.name.startsWith("__")) return false;
  const [source, target] = direction === "send" ? [before, after] : [after, before];
  const fits = checker.isTypeAssignableTo(source, target);
  const { what, detail } = replacement(checker, before, after);
  const why = fits ? "The new type fits where the old one did." : "The new type does not fit where the old one did.";
  walk.report(place, fits ? "type-replaced-compatibly" : "type-replaced", what, why, detail);
  return true;
}

/** Records that the bases of two types were compared too. */
function meetBases(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction): void {
  const later = new Map(basesOf(walk.checker, after).map((base) => [base.symbol?.name, base]));
  for (const base of basesOf(walk.checker, before)) {
    const partner = later.get(base.symbol?.name);
    if (partner === undefined || base.symbol === undefined || partner.symbol === undefined) continue;
    walk.meet(base.symbol, partner.symbol, direction);
    meetBases(walk, base, partner, direction);
  }
}

function basesOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const declared = instanceOf(checker, type)?.target ?? type;
  return declared.isClassOrInterface() ? checker.getBaseTypes(declared) : [];
}

/** The intersection of an object and a type parameter has the object's members, but is another type. */
function compareOpaque(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): void {
  const [source, target] = direction === "send" ? [before, after] : [after, before];
  const demanded = target.isIntersection() ? target.types.filter(isOpaque) : [];
  if (demanded.every((type) => walk.checker.isTypeAssignableTo(source, type))) return;
  const { what, detail } = replacement(walk.checker, before, after);
  walk.report(place, "type-replaced", what, "It does not fit the type arguments that callers pass.", detail);
}
