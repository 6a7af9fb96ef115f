import type ts from "typescript";
import { compareMembers, propertiesOf } from "../compare/members.ts";
import { probeOf } from "../read/probe-type.ts";
import { instanceOf, isSame, show } from "../walk/type-facts.ts";
import type { Direction, Place, Walk } from "../walk/walk.ts";
import { isPathTable } from "./paths.ts";

interface PathsInstance {
  readonly generic: ts.Symbol;
  readonly args: readonly ts.Type[];
  /** The instance of the raw API: the type itself, or the type that it extends. */
  readonly type: ts.Type;
}

/**
 * Compares types made from a table of paths, such as `RawApi<paths>`. Their signatures are generic in the path: erased to
 * all paths at once, an added operation would look like a change of the others. So the tables are compared path by path,
 * and the generic types by an instance with a sample table that both share. Returns false for types not made like this.
 */
export function compareRawApi(
  walk: Walk,
  before: ts.Type,
  after: ts.Type,
  direction: Direction,
  place: Place,
): boolean {
  const { checker } = walk;
  const [one, other] = [pathsInstance(checker, before), pathsInstance(checker, after)];
  if (one === undefined || other === undefined || one.generic.name !== other.generic.name) return false;
  // With the same table on both sides, the members are compared like those of any type.
  if (one.args.every((arg, index) => arg === other.args[index])) return false;
  for (const [index, arg] of one.args.entries()) {
    const partner = other.args[index];
    if (partner === undefined) continue;
    if (isPathTable(checker, arg) && isPathTable(checker, partner)) walk.compare(arg, partner, "receive", place);
    else if (!isSame(checker, arg, partner)) {
      const what = `A type argument is ${show(checker, partner)}; it was ${show(checker, arg)}`;
      const why = "Its effect on callers is unknown.";
      walk.report(place, "type-argument-changed", what, why, `${show(checker, arg)} → ${show(checker, partner)}`);
    }
  }
  const [probe, otherProbe] = [probeOf(checker, one.generic), probeOf(checker, other.generic)];
  walk.meet(one.generic, other.generic, direction);
  if (probe !== undefined && otherProbe !== undefined) walk.compare(probe, otherProbe, direction, place);
  if (one.type !== before || other.type !== after) compareOwn(walk, one, other, [before, after], direction, place);
  return true;
}

function pathsInstance(checker: ts.TypeChecker, type: ts.Type): PathsInstance | undefined {
  const { aliasSymbol, aliasTypeArguments = [] } = type;
  if (aliasSymbol !== undefined && aliasTypeArguments.some((arg) => isPathTable(checker, arg))) {
    return { generic: aliasSymbol, args: aliasTypeArguments, type };
  }
  const instance = instanceOf(checker, type);
  if (instance?.args.some((arg) => isPathTable(checker, arg))) {
    return { generic: instance.target.symbol, args: instance.args, type };
  }
  if (!type.isClassOrInterface()) return undefined;
  for (const base of checker.getBaseTypes(type)) {
    const found = pathsInstance(checker, base);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Compares the members that a type adds to those of the instance that it extends. */
function compareOwn(
  walk: Walk,
  one: PathsInstance,
  other: PathsInstance,
  [before, after]: readonly [ts.Type, ts.Type],
  direction: Direction,
  place: Place,
): void {
  const inherited = new Set([
    ...propertiesOf(walk.checker, one.type).keys(),
    ...propertiesOf(walk.checker, other.type).keys(),
  ]);
  compareMembers(walk, before, after, direction, place, inherited);
}
