import ts from "typescript";
import { type Direction, type Place, type Walk, within } from "../walk/walk.ts";

/** Compares the properties and index signatures of two types, except the properties in `aside`. */
export function compareMembers(
  walk: Walk,
  before: ts.Type,
  after: ts.Type,
  direction: Direction,
  place: Place,
  aside: ReadonlySet<string> = new Set(),
): void {
  const [from, to] = [before, after].map(
    (type) => new Map([...propertiesOf(walk.checker, type)].filter(([name]) => !aside.has(name))),
  ) as [Map<string, ts.Symbol>, Map<string, ts.Symbol>];
  for (const [name, symbol] of from) {
    const partner = to.get(name);
    if (partner !== undefined) compareProperty(walk, symbol, partner, direction, within(place, name));
    else reportGone(walk, symbol, after, direction, within(place, name));
  }
  for (const [name, symbol] of to) if (!from.has(name)) reportNew(walk, symbol, direction, within(place, name));
  compareIndexes(walk, before, after, direction, place);
}

/** Properties that callers can see, by the name they write. */
export function propertiesOf(checker: ts.TypeChecker, type: ts.Type): Map<string, ts.Symbol> {
  const found = new Map<string, ts.Symbol>();
  for (const symbol of checker.getPropertiesOfType(type)) {
    const wellKnown = /^__@(\w+)@\d+$/.exec(symbol.name)?.[1];
    if (wellKnown !== undefined) {
      const [declaration] = symbol.declarations ?? [];
      const name = declaration && ts.getNameOfDeclaration(declaration)?.getText();
      // Other symbols are brands.
      if (name === `[Symbol.${wellKnown}]`) found.set(name, symbol);
    } else if (!symbol.name.startsWith("_") && (symbol.flags & ts.SymbolFlags.Prototype) === 0) {
      found.set(symbol.name, symbol);
    }
  }
  return found;
}

/** Compares two properties: whether they are optional, and their types. */
export function compareProperty(
  walk: Walk,
  before: ts.Symbol,
  after: ts.Symbol,
  direction: Direction,
  place: Place,
): void {
  const { checker } = walk;
  const [wasOptional, isOptional] = [isOptionalProperty(before), isOptionalProperty(after)];
  if (wasOptional && !isOptional) {
    if (direction === "send")
      walk.report(place, "member-became-required", "It is now required", "Code that leaves it out no longer compiles.");
    else walk.report(place, "member-always-present", "It is now always there", "Callers may continue to check for it.");
  } else if (!wasOptional && isOptional) {
    if (direction === "send")
      walk.report(place, "member-became-optional", "It may now be left out", "Callers may continue to pass it.");
    else walk.report(place, "member-may-be-missing", "It may now be missing", "Callers expect it to be there.");
  }
  const either = wasOptional || isOptional;
  const typeOf = (symbol: ts.Symbol): ts.Type => {
    const type = checker.getTypeOfSymbol(symbol);
    return either ? withoutUndefined(checker, type) : type;
  };
  walk.compare(typeOf(before), typeOf(after), direction, place);
}

export const isOptionalProperty = (symbol: ts.Symbol): boolean => (symbol.flags & ts.SymbolFlags.Optional) !== 0;

/** A type without the `undefined` that being optional adds. */
export function withoutUndefined(checker: ts.TypeChecker, type: ts.Type): ts.Type {
  if ((type.flags & ts.TypeFlags.Undefined) !== 0) return checker.getNeverType();
  if (!type.isUnion() || !type.types.some((part) => (part.flags & ts.TypeFlags.Undefined) !== 0)) return type;
  const nullable = type.types.some((part) => (part.flags & ts.TypeFlags.Null) !== 0);
  // TypeScript has no public way to remove only `undefined`; with `null` in the union, both versions keep it.
  return nullable ? type : checker.getNonNullableType(type);
}

function reportGone(walk: Walk, symbol: ts.Symbol, after: ts.Type, direction: Direction, place: Place): void {
  if (direction === "receive") {
    walk.report(place, "member-removed", "It was removed", "Code that reads it no longer compiles.");
    return;
  }
  const index = walk.checker.getIndexTypeOfType(after, ts.IndexKind.String);
  if (index === undefined)
    walk.report(place, "member-no-longer-accepted", "It is no longer taken", "Code that passes it no longer compiles.");
  else walk.compare(walk.checker.getTypeOfSymbol(symbol), index, direction, place);
}

function reportNew(walk: Walk, symbol: ts.Symbol, direction: Direction, place: Place): void {
  if (direction === "receive") walk.report(place, "member-added", "It is new", "Callers need not read it.");
  else if (isOptionalProperty(symbol))
    walk.report(place, "optional-member-added", "It is new and optional", "Callers need not pass it.");
  else walk.report(place, "required-member-added", "It is new and required", "Callers do not pass it yet.");
}

function compareIndexes(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): void {
  const { checker } = walk;
  const byKey = (type: ts.Type) =>
    new Map(checker.getIndexInfosOfType(type).map((info) => [checker.typeToString(info.keyType), info.type]));
  const [from, to] = [byKey(before), byKey(after)];
  for (const [key, type] of from) {
    const here = within(place, `[${key}]`);
    const partner = to.get(key);
    if (partner !== undefined) walk.compare(type, partner, direction, here);
    else if (direction === "send")
      walk.report(
        here,
        "other-keys-no-longer-accepted",
        "Other keys are no longer taken",
        "Code that passes some no longer compiles.",
      );
    else walk.report(here, "other-keys-removed", "Other keys were removed", "Code that reads some no longer compiles.");
  }
  for (const key of to.keys()) {
    const here = within(place, `[${key}]`);
    if (!from.has(key))
      walk.report(here, "other-keys-added", "It now has other keys too", "Callers need not use them.");
  }
}
