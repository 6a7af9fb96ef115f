import ts from "typescript";
import { splitSidePath } from "../read/module-files.ts";

/** `leaf` types are compared as wholes; their members do not matter. */
export type Kind = "leaf" | "deferred" | "array" | "function" | "object";

const DEFERRED =
  ts.TypeFlags.TypeParameter |
  ts.TypeFlags.Conditional |
  ts.TypeFlags.IndexedAccess |
  ts.TypeFlags.Index |
  ts.TypeFlags.Substitution;

export function kindOf(checker: ts.TypeChecker, type: ts.Type): Kind {
  if ((type.flags & DEFERRED) !== 0) return "deferred";
  if (isOpaque(type)) return "leaf";
  if (type.isIntersection()) {
    const kinds = type.types.map((part) => kindOf(checker, part));
    // A branded string is a string; the intersection of a type parameter and an object has the object's members.
    if (type.types.some((part, index) => kinds[index] === "leaf" && !isOpaque(part))) return "leaf";
    return kinds.includes("function") ? "function" : "object";
  }
  if ((type.flags & ts.TypeFlags.Object) === 0) return "leaf";
  if (checker.isArrayType(type) || checker.isTupleType(type)) return "array";
  return type.getCallSignatures().length > 0 ? "function" : "object";
}

/** Whether a type replaces a type parameter. */
export const isOpaque = (type: ts.Type): boolean => type.symbol?.name === "__Opaque";

/** Whether a type could not be found. TypeScript treats it as `any`. */
export function isUnresolved(type: ts.Type): boolean {
  const { intrinsicName } = type as { intrinsicName?: string };
  return (type.flags & ts.TypeFlags.Any) !== 0 && intrinsicName === "error";
}

export const isAny = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Any) !== 0;
export const isNever = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Never) !== 0;
export const isVoid = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Void) !== 0;

/** Whether both accept the same values. */
export function isSame(checker: ts.TypeChecker, one: ts.Type, other: ts.Type): boolean {
  if (one === other) return true;
  if (isAny(one) || isAny(other)) return isAny(one) && isAny(other);
  // Every declaration creates its own symbol.
  const unique = ts.TypeFlags.UniqueESSymbol;
  if ((one.flags & unique) !== 0 && (other.flags & unique) !== 0) return true;
  return checker.isTypeAssignableTo(one, other) && checker.isTypeAssignableTo(other, one);
}

/** The members of a union; a type that is not a union counts as a union of one. */
export const partsOf = (type: ts.Type): readonly ts.Type[] =>
  isNever(type) ? [] : type.isUnion() ? type.types : [type];

/** Whether a type is declared outside of both versions: in the standard library or by a third party. */
export function isShared(type: ts.Type): boolean {
  const [declaration] = type.symbol?.declarations ?? [];
  return declaration !== undefined && splitSidePath(declaration.getSourceFile().fileName) === undefined;
}

/** Whether a type is declared in one of the versions, so that every use of it there is the same type. */
export function isDeclared(type: ts.Type): boolean {
  if (type.isIntersection()) return type.types.some(isDeclared);
  return (type.flags & ts.TypeFlags.Object) !== 0 && type.symbol?.declarations !== undefined && !isShared(type);
}

/** The generic type that a type is an instance of, with its arguments. */
export function instanceOf(
  checker: ts.TypeChecker,
  type: ts.Type,
): { readonly target: ts.Type; readonly args: readonly ts.Type[] } | undefined {
  if ((type.flags & ts.TypeFlags.Object) === 0) return undefined;
  const reference = type as ts.TypeReference;
  if (((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) === 0) return undefined;
  const args = checker.getTypeArguments(reference);
  // The last one may be the type of `this`.
  const count = reference.target.typeParameters?.length ?? 0;
  return count === 0 ? undefined : { target: reference.target, args: args.slice(0, count) };
}

/** The declarations that may give a type its name: its own, its alias, and those of the unions that it is made of. */
export function namesOf(type: ts.Type): ts.Symbol[] {
  const found = [type.aliasSymbol, isNamed(type) ? type.symbol : undefined];
  // A union with `undefined` has no alias, but keeps the union that it was made from.
  const { origin } = type as { origin?: ts.Type };
  const parts = origin !== undefined && "types" in origin ? (origin.types as readonly ts.Type[]) : [];
  return [...found.filter((symbol) => symbol !== undefined), ...parts.flatMap(namesOf)];
}

/** Whether a type is an instance of a class or an interface; a class itself has the same symbol. */
function isNamed(type: ts.Type): boolean {
  const flags = (type.flags & ts.TypeFlags.Object) === 0 ? 0 : (type as ts.ObjectType).objectFlags;
  return (flags & (ts.ObjectFlags.ClassOrInterface | ts.ObjectFlags.Reference)) !== 0;
}

/** A type as text, short enough for a sentence. */
export function show(checker: ts.TypeChecker, type: ts.Type): string {
  return cut(textOf(checker, type));
}

/** What a report says about a type that was replaced. Of long types it shows the part where they differ. */
export function replacement(
  checker: ts.TypeChecker,
  before: ts.Type,
  after: ts.Type,
): { readonly what: string; readonly detail: string } {
  const [old, now] = [textOf(checker, before), textOf(checker, after)];
  const same = [...old].findIndex((letter, index) => letter !== now[index]);
  const start = old !== now && cut(old) === cut(now) ? Math.max(0, same - 20) : 0;
  const [was, is] = [cut(old, start), cut(now, start)];
  return { what: `Its type is ${is}; it was ${was}`, detail: `${was} → ${is}` };
}

const LONGEST_TEXT = 80;

function cut(text: string, start = 0): string {
  const rest = start === 0 ? text : `…${text.slice(start)}`;
  return `\`${rest.length > LONGEST_TEXT ? `${rest.slice(0, LONGEST_TEXT - 1)}…` : rest}\``;
}

function textOf(checker: ts.TypeChecker, type: ts.Type): string {
  return checker
    .typeToString(
      type,
      undefined,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
    )
    .replaceAll(/\s+/g, " ")
    .replaceAll(/__Opaque<.*?>/g, "its type argument")
    .replaceAll("'", '"');
}

export function showAll(checker: ts.TypeChecker, types: readonly ts.Type[]): string {
  const texts = [...new Set(types.map((type) => show(checker, type)))];
  const both = texts.includes("`true`") && texts.includes("`false`");
  const shown = both ? [...texts.filter((text) => !/^`(?:true|false)`$/.test(text)), "`boolean`"] : texts;
  return shown.length > 6 ? `${shown.slice(0, 5).join(", ")} and ${shown.length - 5} more` : shown.join(", ");
}
