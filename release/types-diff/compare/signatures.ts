import { exceeds } from "@invitation-clients/openapi-semver";
import ts from "typescript";
import { mentioned } from "../read/ambient.ts";
import { isVoid } from "../walk/type-facts.ts";
import { type Direction, flip, type Place, type Walk, within } from "../walk/walk.ts";
import { compareParameters } from "./parameters.ts";
import { compareTypeParameters } from "./type-parameters.ts";

type Signatures = readonly ts.Signature[];

/** Compares call and construct signatures, one by one: assignability would allow methods to narrow their parameters. */
export function compareSignatureLists(
  walk: Walk,
  before: ts.Type,
  after: ts.Type,
  direction: Direction,
  place: Place,
): void {
  compareOverloads(walk, before.getCallSignatures(), after.getCallSignatures(), direction, place);
  const [from, to] = [before, after].map((type) => type.getConstructSignatures().filter(isPublic));
  compareOverloads(walk, from ?? [], to ?? [], direction, within(place, "new"));
}

function compareOverloads(walk: Walk, before: Signatures, after: Signatures, direction: Direction, place: Place): void {
  const pairs = pairOverloads(walk, before, after, direction, place);
  const several = before.length > 1 || after.length > 1;
  for (const [index, one] of before.entries()) {
    const other = pairs.get(one);
    if (other !== undefined) compareSignature(walk, one, other, direction, place);
    else {
      const [number, why] = [`${index + 1} of ${before.length}`, "Code that uses it no longer compiles."];
      if (several) walk.report(place, "overload-removed", `Overload ${number} was removed`, why, number);
      else walk.report(place, "call-removed", "It can no longer be called", why);
    }
  }
  const used = new Set(pairs.values());
  if (after.every((one) => used.has(one))) return;
  if (several) walk.report(place, "overload-added", "It has a new overload", "Callers need not use it.");
  else walk.report(place, "call-added", "It can now be called", "Callers need not use it.");
}

/** Pairs the overloads that did not change, then those that changed least. */
function pairOverloads(
  walk: Walk,
  before: Signatures,
  after: Signatures,
  direction: Direction,
  place: Place,
): ReadonlyMap<ts.Signature, ts.Signature> {
  const [only, second] = before;
  const [onlyNew, secondNew] = after;
  if (only !== undefined && onlyNew !== undefined && second === undefined && secondNew === undefined) {
    return new Map([[only, onlyNew]]);
  }
  const candidates = before.flatMap((one, index) =>
    after.map((other, position) => {
      const bump = walk.trial((attempt) => compareSignature(attempt, one, other, direction, place));
      return { one, other, bump, distance: Math.abs(index - position) };
    }),
  );
  candidates.sort((a, b) => (a.bump === b.bump ? a.distance - b.distance : exceeds(a.bump, b.bump) ? 1 : -1));
  const pairs = new Map<ts.Signature, ts.Signature>();
  const used = new Set<ts.Signature>();
  for (const { one, other } of candidates) {
    if (pairs.has(one) || used.has(other)) continue;
    pairs.set(one, other);
    used.add(other);
  }
  return pairs;
}

function compareSignature(
  walk: Walk,
  before: ts.Signature,
  after: ts.Signature,
  direction: Direction,
  place: Place,
): void {
  const { checker } = walk;
  compareTypeParameters(walk, before.typeParameters ?? [], after.typeParameters ?? [], flip(direction), place, true);
  compareParameters(walk, before, after, flip(direction), place);
  if (isAbstract(after) && !isAbstract(before)) {
    walk.report(place, "class-became-abstract", "It is now abstract", "Code that constructs it no longer compiles.");
  }
  const result = within(place, "result");
  compareResult(walk, before, after, direction, result);
  const [one, other] = [checker.getTypePredicateOfSignature(before), checker.getTypePredicateOfSignature(after)];
  if (one?.type !== undefined && other?.type !== undefined && one.kind === other.kind) {
    walk.compare(one.type, other.type, direction, result);
  } else if (one !== undefined) {
    walk.report(result, "type-guard-removed", "It no longer narrows its argument", "Callers may rely on it.");
  } else if (other !== undefined) {
    const what = "It now narrows its argument";
    if (direction === "receive") walk.report(result, "type-guard-added", what, "Callers need not rely on it.");
    else walk.report(result, "type-guard-required", what, "The functions that callers pass do not.");
  }
}

function compareResult(
  walk: Walk,
  before: ts.Signature,
  after: ts.Signature,
  direction: Direction,
  place: Place,
): void {
  const [one, other] = [before.getReturnType(), after.getReturnType()];
  const ignored = direction === "receive" ? isVoid(one) : isVoid(other);
  if (ignored && one !== other) {
    walk.report(place, "void-result-changed", "Its result changes", "Nobody uses a result of type `void`.");
    return;
  }
  walk.compare(one, other, direction, place);
  const [links, kept] = [linksOf(before), linksOf(after)];
  // Erased to its constraint, the result looks the same, but it no longer follows the type that the caller passes.
  if (direction === "receive" && links !== undefined && [...links].some((key) => kept?.has(key) !== true)) {
    walk.report(
      place,
      "result-no-longer-follows-argument",
      "It no longer follows the type argument",
      "Callers may rely on a narrower type.",
    );
  }
}

function linksOf(signature: ts.Signature): ReadonlySet<string> | undefined {
  const type = signature.getDeclaration()?.type;
  return type === undefined ? undefined : mentioned(type.getText());
}

function isPublic(signature: ts.Signature): boolean {
  // A class without a constructor has a signature without a declaration.
  const declaration = signature.getDeclaration() as ts.SignatureDeclaration | undefined;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return declaration === undefined || (ts.getCombinedModifierFlags(declaration) & hidden) === 0;
}

function isAbstract(signature: ts.Signature): boolean {
  const declaration = signature.getDeclaration() as ts.SignatureDeclaration | undefined;
  if (declaration !== undefined && !ts.isConstructorDeclaration(declaration)) return false;
  const holder = declaration?.parent ?? signature.getReturnType().symbol?.valueDeclaration;
  return holder !== undefined && (ts.getCombinedModifierFlags(holder) & ts.ModifierFlags.Abstract) !== 0;
}
