import type ts from "typescript";
import { type Kind, kindOf } from "./type-facts.ts";
import { typeParameterPosition } from "./type-references.ts";

export interface Pairing {
  readonly pairs: readonly (readonly [ts.Type, ts.Type])[];
  readonly onlyBefore: readonly ts.Type[];
  readonly onlyAfter: readonly ts.Type[];
}

/** Matches the members of the old union with those of the new one, best match first. */
export function pairMembers(checker: ts.TypeChecker, before: readonly ts.Type[], after: readonly ts.Type[]): Pairing {
  const pairs: (readonly [ts.Type, ts.Type])[] = [];
  const left = new Set(before);
  const right = new Set(after);
  const take = (one: ts.Type, other: ts.Type): void => {
    pairs.push([one, other]);
    left.delete(one);
    right.delete(other);
  };
  const scored = before
    .flatMap((one) => after.map((other) => ({ one, other, score: likeness(checker, one, other) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  for (const { one, other } of scored) if (left.has(one) && right.has(other)) take(one, other);
  // If both sides have one member of a kind, it is the same member, however much it changed.
  for (const kind of ["array", "function", "object"] satisfies Kind[]) {
    const ofKind = (types: Iterable<ts.Type>) => [...types].filter((type) => kindOf(checker, type) === kind);
    const [[one], [other]] = [ofKind(before), ofKind(after)];
    const alone = ofKind(before).length === 1 && ofKind(after).length === 1;
    if (alone && one !== undefined && other !== undefined && left.has(one) && right.has(other)) take(one, other);
  }
  return { pairs, onlyBefore: [...left], onlyAfter: [...right] };
}

/** How likely it is that one type became the other; 0 or less if it did not. */
function likeness(checker: ts.TypeChecker, one: ts.Type, other: ts.Type): number {
  if (one === other) return 10_000;
  if (kindOf(checker, one) !== kindOf(checker, other)) return 0;
  if (kindOf(checker, one) === "deferred") {
    const position = typeParameterPosition(one);
    if (position !== undefined) return position === typeParameterPosition(other) ? 100 : 0;
    return checker.typeToString(one) === checker.typeToString(other) ? 100 : 0;
  }
  const [name, otherName] = [nameOf(one), nameOf(other)];
  let score = name !== "" && name === otherName ? 100 : 0;
  const properties = new Map(checker.getPropertiesOfType(other).map((symbol) => [symbol.name, symbol]));
  for (const symbol of checker.getPropertiesOfType(one)) {
    const partner = properties.get(symbol.name);
    if (partner === undefined) {
      score -= 1;
      continue;
    }
    const [value, otherValue] = [unitOf(checker, symbol), unitOf(checker, partner)];
    // A property with only one possible value distinguishes the members of a union.
    if (value !== undefined && otherValue !== undefined) score += value === otherValue ? 10 : -50;
    else score += 1;
  }
  return score;
}

function nameOf(type: ts.Type): string {
  if (type.isIntersection()) return type.types.map(nameOf).join("&");
  const name = type.aliasSymbol?.name ?? type.symbol?.name ?? "";
  return name.startsWith("__") ? "" : name;
}

function unitOf(checker: ts.TypeChecker, symbol: ts.Symbol): string | undefined {
  const type = checker.getTypeOfSymbol(symbol);
  if (type.isStringLiteral() || type.isNumberLiteral()) return JSON.stringify(type.value);
  const text = checker.typeToString(type);
  return text === "true" || text === "false" ? text : undefined;
}
