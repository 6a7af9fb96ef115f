import ts from "typescript";
import { compareTypeParameters } from "../compare/type-parameters.ts";
import { type Exported, exportsOf } from "../read/exports.ts";
import { comparableType } from "../read/probe-type.ts";
import type { Direction, Place, WalkResult } from "../walk/walk.ts";

/** A name that both versions export. */
export interface ExportPair {
  readonly place: Place;
  readonly before: Exported;
  readonly after: Exported;
}

/** Reports the names that came and went, and gives those that stayed. */
export function pairExports(
  walk: WalkResult,
  before: ts.Symbol | undefined,
  after: ts.Symbol | undefined,
  file: string,
  prefix = "",
): ExportPair[] {
  const { checker } = walk;
  const [from, to] = [exportsOf(checker, before), exportsOf(checker, after)];
  const placeOf = (name: string): Place => {
    const path = prefix + name;
    return { file, path, depth: 0, operationId: null, named: false };
  };
  const pairs: ExportPair[] = [];
  for (const [name, one] of from) {
    const other = to.get(name);
    const place = placeOf(name);
    if (other === undefined) {
      walk.report(place, "major", "The export is gone", "Callers may import it.");
      continue;
    }
    if (one.isUnresolved || other.isUnresolved) {
      walk.report(place, "major", "The export cannot be found", "What cannot be read cannot be called compatible.");
      continue;
    }
    if (one.isValue && !other.isValue) {
      walk.report(place, "major", "It is exported as a type only", "Callers may use it as a value.");
    } else if (!one.isValue && other.isValue) {
      walk.report(place, "minor", "It is now exported as a value too", "Callers need not use it as one.");
    }
    if (one.isType && !other.isType) {
      walk.report(place, "major", "It is no longer a type", "Callers may use it as one.");
    } else if (!one.isType && other.isType) {
      walk.report(place, "minor", "It is now a type too", "Callers need not use it as one.");
    }
    if (one.isNamespace && other.isNamespace) {
      pairs.push(...pairExports(walk, one.symbol, other.symbol, file, `${prefix}${name}.`));
    } else pairs.push({ place, before: one, after: other });
  }
  for (const name of to.keys()) {
    if (!from.has(name)) walk.report(placeOf(name), "minor", "The export is new", "Callers need not import it.");
  }
  return pairs;
}

/** Compares what can be used at run time: callers receive it, and from there everything has a direction. */
export function compareValue(walk: WalkResult, { before, after, place }: ExportPair): void {
  if (!before.isValue || !after.isValue) return;
  const [one, other] = [walk.checker.getTypeOfSymbol(before.symbol), walk.checker.getTypeOfSymbol(after.symbol)];
  walk.compare(one, other, "receive", place);
}

/** Compares a type in the directions in which values reached it, or in both: callers may make or read what nobody takes or gives. */
export function compareExportedType(walk: WalkResult, { before, after, place }: ExportPair): void {
  if (!before.isType || !after.isType) return;
  const { checker } = walk;
  const [one, other] = [before.symbol, after.symbol].map((symbol) => comparableType(checker, symbol));
  if (one === undefined || other === undefined) return;
  const here = { ...place, named: true };
  const [from, to] = [typeParametersOf(checker, before.symbol), typeParametersOf(checker, after.symbol)];
  compareTypeParameters(walk, from, to, "send", here, false);
  const reached = new Set<Direction>([
    ...walk.directionsOf(before.symbol, after.symbol),
    ...walk.directionsOf(before.symbol, before.symbol),
    ...walk.directionsOf(one, other),
    // An alias of an instance: `type InvitationPage = Page<Invitation>` is met wherever a page is.
    ...(one.symbol && other.symbol ? walk.directionsOf(one.symbol, other.symbol) : []),
  ]);
  const directions: Iterable<Direction> = reached.size > 0 ? reached : ["send", "receive"];
  for (const direction of directions) walk.compare(one, other, direction, here);
}

function typeParametersOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Type[] {
  for (const declaration of symbol.declarations ?? []) {
    const generic =
      ts.isInterfaceDeclaration(declaration) ||
      ts.isTypeAliasDeclaration(declaration) ||
      ts.isClassDeclaration(declaration);
    if (generic) return (declaration.typeParameters ?? []).map((parameter) => checker.getTypeAtLocation(parameter));
  }
  return [];
}
