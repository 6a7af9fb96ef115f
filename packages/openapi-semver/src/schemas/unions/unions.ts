import { bumpBetween, isSame } from "../../judge/bump-between.ts";
import { placeName, prefixOf, report, type Side, typeReporter, whyOf } from "../../judge/comparison.ts";
import { allowsNull, type RawSchema, type Shape, type Union } from "../../shape/shape.ts";
import type { ShapeOf } from "../../shape/shape-of.ts";
import { compareNull } from "../values.ts";
import { memberText, nameOf } from "./names.ts";
import { mayMatch, type Placed } from "./overlaps.ts";

/** Compares shapes of which at least one has a union. */
export function compareUnions(side: Side, before: Shape, after: Shape, path: string): void {
  const { oldShape, newShape } = side.pair;
  const areBoth = before.unions.length > 0 && after.unions.length > 0;
  // Without a union on both sides, what stands beside the union belongs to each of its alternatives.
  const [had, has] = [unionOf(before, areBoth, oldShape), unionOf(after, areBoth, newShape)];
  if (had === undefined || has === undefined) {
    if (!haveSameUnions(side, before, after)) rewritten(side, after, path);
    else compareBases(side, before, after, path);
    return;
  }
  compareNull(side, before, after, path);
  if (areBoth) compareBases(side, before, after, path);
  compareMembers(side, had, has, before, after, path);
  if (had.kind !== has.kind && had.members.length > 1 && has.members.length > 1) {
    const what = `${placeName(side, path)} changed from \`${had.kind}\` to \`${has.kind}\``;
    const isNarrower = side.direction === "send" && has.kind === "oneOf";
    report(side, {
      id: `${prefixOf(side.direction)}-${has.kind === "oneOf" ? "any-of-became-one-of" : "one-of-became-any-of"}`,
      bump: isNarrower ? "major" : "minor",
      where: side.pair.new.pointer(after.raw),
      what,
      why: isNarrower ? whyOf("send", "narrower") : "the alternatives are the same",
    });
  }
}

/** The only union of a shape; a shape without unions counts as a union of one. Undefined if there are several. */
function unionOf(shape: Shape, isBeside: boolean, shapeOf: ShapeOf): Union | undefined {
  if (shape.unions.length > 1) return undefined;
  const [union] = shape.unions;
  if (union === undefined) return { kind: "oneOf", members: [shape.raw], nullable: allowsNull(shape) };
  const members = isBeside ? union.members : shapeOf.wholeAlternatives(shape);
  return members && { ...union, members };
}

function haveSameUnions({ pair }: Side, before: Shape, after: Shape): boolean {
  const same = (one: Union, other: Union | undefined): boolean =>
    other !== undefined &&
    one.kind === other.kind &&
    one.members.length === other.members.length &&
    one.members.every((member) => other.members.some((partner) => isSame(pair, member, partner)));
  return (
    before.unions.length === after.unions.length && before.unions.every((one, index) => same(one, after.unions[index]))
  );
}

/** Compares everything except the unions and null. */
function compareBases(side: Side, before: Shape, after: Shape, path: string): void {
  const base = ({ types, unions: _, opaque: __, ...shape }: Shape): Shape => ({
    ...shape,
    unions: [],
    opaque: new Map(),
    ...(types ? { types: new Set([...types].filter((type) => type !== "null")) } : {}),
  });
  side.pair.compare.shapes(side, base(before), base(after), path);
}

function compareMembers(side: Side, had: Union, has: Union, before: Shape, after: Shape, path: string): void {
  const { pair } = side;
  const added = [...has.members];
  const kept: (readonly [one: RawSchema, other: RawSchema])[] = [];
  let removed = [...had.members];
  const match = (isPartner: (one: RawSchema, other: RawSchema) => boolean): void => {
    removed = removed.filter((one) => {
      const partner = added.findIndex((other) => isPartner(one, other));
      if (partner < 0) return true;
      const [other] = added.splice(partner, 1);
      kept.push([one, other]);
      side.pair.compare.schemas(side, one, other, path);
      return false;
    });
  };
  match((one, other) => isSame(pair, one, other));
  match(
    (one, other) => nameOf(side, one, "old") !== undefined && nameOf(side, one, "old") === nameOf(side, other, "new"),
  );
  match((one, other) => bumpBetween(pair, side.direction, one, other) !== "major");
  // An alternative within one of the other document was possible before, or its fields still are.
  const isWithin = (pairs: readonly (readonly [RawSchema, RawSchema])[]): boolean => {
    const found = pairs.find(([one, other]) => bumpBetween(pair, side.direction, one, other) !== "major");
    if (found) pair.compare.schemas(side, ...found, path);
    return found !== undefined;
  };
  if (removed.length > 0 && added.length > 0) {
    rewritten(side, after, path);
    return;
  }
  const shift = typeReporter(side, before, after, path);
  // Of the alternatives of `oneOf`, exactly one may match.
  const isExclusive = side.direction === "send" && has.kind === "oneOf" && !after.opaque.has("discriminator");
  const placedOld = (raw: RawSchema): Placed => ({ raw, shapeOf: pair.oldShape });
  const placedNew = (raw: RawSchema): Placed => ({ raw, shapeOf: pair.newShape });
  if (isExclusive && had.kind === "oneOf") {
    for (const [old, now] of kept) {
      const overlaps = ([one]: readonly [RawSchema, RawSchema]): boolean =>
        one !== old && mayMatch(placedOld(one), placedNew(now)) && !mayMatch(placedOld(one), placedOld(old));
      if (kept.some(overlaps)) overlapping(side, after, now, `can be ${memberText(side, now, "new")}, which now`, path);
    }
  }
  for (const one of removed) {
    const losesFields = side.direction === "receive" && pair.oldShape(one).properties.size > 0;
    if ((side.direction === "send" || losesFields) && isWithin(has.members.map((other) => [one, other]))) continue;
    const detail = memberText(side, one, "old");
    const what = `lost the alternative ${detail}`;
    if (losesFields) {
      report(side, {
        id: "response-alternative-with-fields-removed",
        bump: "major",
        where: pair.new.pointer(after.raw),
        detail,
        what: `${placeName(side, path)} ${what}`,
        why: "callers who read its fields find nothing",
      });
    } else shift({ becomes: "narrower", aspect: "alternative-removed", what, detail });
  }
  for (const one of added) {
    if (side.direction === "receive" && isWithin(had.members.map((other) => [other, one]))) continue;
    const detail = memberText(side, one, "new");
    if (isExclusive && kept.some(([old]) => mayMatch(placedOld(old), placedNew(one)))) {
      overlapping(side, after, one, `can also be ${detail}, which`, path);
      continue;
    }
    shift({ becomes: "wider", aspect: "alternative-added", what: `can also be ${detail}`, detail });
  }
}

/** Reports that values of another alternative match this one too. */
function overlapping(side: Side, after: Shape, alternative: RawSchema, what: string, path: string): void {
  report(side, {
    id: "request-alternatives-overlap",
    bump: "major",
    where: side.pair.new.pointer(alternative) || side.pair.new.pointer(after.raw),
    detail: memberText(side, alternative, "new"),
    what: `${placeName(side, path)} ${what} overlaps with another alternative`,
    why: "values that match both are rejected",
  });
}

function rewritten(side: Side, after: Shape, path: string): void {
  report(side, {
    id: `${prefixOf(side.direction)}-alternatives-rewritten`,
    bump: "major",
    where: side.pair.new.pointer(after.raw),
    what: `${placeName(side, path)} has rewritten alternatives`,
    why: "the old alternatives cannot be matched with the new ones",
  });
}
