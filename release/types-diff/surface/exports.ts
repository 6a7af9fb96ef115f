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

/** Reports added and removed names, and returns the others in pairs. */
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
      walk.report(place, "export-removed", "The export was removed", "Imports of it fail.");
      continue;
    }
    if (one.isUnresolved || other.isUnresolved) {
      walk.report(place, "export-unresolved", "The export cannot be found", "It may break callers.");
      continue;
    }
    if (one.isValue && !other.isValue) {
      walk.report(
        place,
        "export-value-removed",
        "It is exported as a type only",
        "Code that uses it as a value no longer compiles.",
      );
    } else if (!one.isValue && other.isValue) {
      walk.report(place, "export-value-added", "It is now exported as a value too", "Callers need not use it as one.");
    }
    if (one.isType && !other.isType) {
      walk.report(
        place,
        "export-type-removed",
        "It is no longer a type",
        "Code that uses it as one no longer compiles.",
      );
    } else if (!one.isType && other.isType) {
      walk.report(place, "export-type-added", "It is now a type too", "Callers need not use it as one.");
    }
    if (one.isNamespace && other.isNamespace) {
      pairs.push(...pairExports(walk, one.symbol, other.symbol, file, `${prefix}${name}.`));
    } else pairs.push({ place, before: one, after: other });
  }
  for (const name of to.keys()) {
    if (!from.has(name)) walk.report(placeOf(name), "export-added", "The export is new", "Callers need not import it.");
  }
  return pairs;
}

/** Compares an export that can be used at run time. Callers receive it; the direction of everything below follows. */
export function compareValue(walk: WalkResult, { before, after, place }: ExportPair): void {
  if (!before.isValue || !after.isValue) return;
  const [one, other] = [walk.checker.getTypeOfSymbol(before.symbol), walk.checker.getTypeOfSymbol(after.symbol)];
  walk.compare(one, other, "receive", place);
}

/** Compares a type in the directions in which it was met as a value; in both if it was never met, because callers may do either. */
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
    // `type InvitationPage = Page<Invitation>` was met wherever any `Page` was.
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
