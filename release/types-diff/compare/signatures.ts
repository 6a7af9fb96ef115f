import { exceeds } from "@invitation-clients/openapi-semver";
import ts from "typescript";
import { mentioned } from "../read/ambient.ts";
import { isVoid } from "../walk/type-facts.ts";
import { type Direction, flip, type Place, type Walk, within } from "../walk/walk.ts";
import { compareParameters } from "./parameters.ts";
import { compareTypeParameters } from "./type-parameters.ts";

type Signatures = readonly ts.Signature[];

/** Compares what can be called and what can be constructed. Assignability would let methods narrow their parameters. */
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
      const what = several ? `Overload ${index + 1} of ${before.length} is gone` : "It can no longer be called";
      walk.report(place, "major", what, "Callers may use it.");
    }
  }
  const used = new Set(pairs.values());
  if (after.every((one) => used.has(one))) return;
  walk.report(place, "minor", several ? "It has a new overload" : "It can now be called", "Callers need not use it.");
}

/** Overloads that did not change belong together, then those that changed least. */
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
    walk.report(place, "major", "It is now abstract", "Callers may construct it.");
  }
  const result = within(place, "result");
  compareResult(walk, before, after, direction, result);
  const [one, other] = [checker.getTypePredicateOfSignature(before), checker.getTypePredicateOfSignature(after)];
  if (one?.type !== undefined && other?.type !== undefined && one.kind === other.kind) {
    walk.compare(one.type, other.type, direction, result);
  } else if (one !== undefined) {
    walk.report(result, "major", "It no longer narrows its argument", "Callers may rely on what it proves.");
  } else if (other !== undefined) {
    const what = "It now narrows its argument";
    if (direction === "receive") walk.report(result, "minor", what, "Callers need not rely on what it proves.");
    else walk.report(result, "major", what, "What callers pass does not.");
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
    walk.report(place, "minor", "Its result changes", "A result of `void` stands for any: nobody uses it.");
    return;
  }
  walk.compare(one, other, direction, place);
  const [links, kept] = [linksOf(before), linksOf(after)];
  // Erased to its constraint the result looks the same, yet no longer follows what the caller passes.
  if (direction === "receive" && links !== undefined && [...links].some((key) => kept?.has(key) !== true)) {
    walk.report(place, "major", "It no longer follows the type argument", "Callers may rely on a narrower type.");
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
