import { bumpBetween } from "../judge/bump-between.ts";
import { report, type Say, type Side, sayerOf } from "../judge/comparison.ts";
import { allowsNull, isAnything, type RawSchema, type Shape, typesOf } from "../shape/shape.ts";
import { compareArrays } from "./arrays.ts";
import { compareBounds } from "./bounds.ts";
import { compareText } from "./formats-and-patterns.ts";
import { compareObjects } from "./objects.ts";
import { compareOpaque } from "./opaque.ts";
import { compareUnions } from "./unions.ts";
import { compareValues } from "./values.ts";

/** Compares what two schemas allow. `path` is the field's path within the side, empty for the side itself. */
export function compareSchemas(side: Side, oldRaw: RawSchema, newRaw: RawSchema, path: string): void {
  const { pair, met } = side;
  if (pair.isOneVersion && pair.alike(oldRaw, newRaw)) return;
  if (side.isAside) {
    const bump = bumpBetween(pair, side.direction, oldRaw, newRaw);
    if (bump !== "none") report(side, { bump, where: "", what: "", why: "" });
    return;
  }
  const before = pair.oldShape(oldRaw);
  const after = pair.newShape(newRaw);
  const partners = met.get(before.raw) ?? new Set();
  if (partners.has(after.raw)) return;
  met.set(before.raw, partners.add(after.raw));
  compareShapes(side, before, after, path);
}

/** Compares what two shapes allow. */
export function compareShapes(side: Side, before: Shape, after: Shape, path: string): void {
  const say = sayerOf(side, before, after, path);

  if (before.never || after.never) {
    if (before.never !== after.never) say(before.never ? "wider" : "narrower", "is no longer what it was: nothing");
    return;
  }
  if (isAnything(before) || isAnything(after)) {
    const [untyped, typed] = [isAnything(before), isAnything(after)];
    if (untyped && !typed) say("narrower", `held anything, and now holds ${typeText(after)}`);
    if (!untyped && typed) say("wider", `held ${typeText(before)}, and now holds anything`);
    return;
  }
  compareOpaque(side, before, after, path);
  if (before.unions.length > 0 || after.unions.length > 0) {
    compareUnions(side, before, after, path);
    return;
  }
  const [hadNull, hasNull] = [allowsNull(before), allowsNull(after)];
  if (hadNull && !hasNull) say("narrower", "can no longer be null");
  if (!hadNull && hasNull) say("wider", "can be null");
  if (!compareTypes(side, before, after, say)) return;
  compareValues(side, before, after, path);
  compareText(side, before, after, path);
  compareBounds(side, before, after, path);
  compareObjects(side, before, after, path);
  compareArrays(side, before, after, path);
}

/** Compares the types; false if nothing further can be compared. */
function compareTypes(side: Side, before: Shape, after: Shape, say: Say): boolean {
  const [had, has] = [typesOf(before), typesOf(after)];
  if (had === undefined || has === undefined) {
    if (has !== undefined) say("narrower", `held any type, and now holds ${typeText(after)}`);
    if (had !== undefined) say("wider", `held ${typeText(before)}, and now holds any type`);
    return had === undefined && has === undefined;
  }
  const takes = (types: ReadonlySet<string>, type: string): boolean =>
    types.has(type) || (type === "integer" && types.has("number"));
  const gone = [...had].filter((type) => !takes(has, type));
  const come = [...has].filter((type) => !takes(had, type));
  const text = `changed from ${typeText(before)} to ${typeText(after)}`;
  // What is both narrower and wider is breaking in either direction.
  if (gone.length > 0 && come.length > 0) say(side.direction === "send" ? "narrower" : "wider", text);
  else if (gone.length > 0) say("narrower", text);
  else if (come.length > 0) say("wider", text);
  return [...had].some((type) => takes(has, type)) || [...has].some((type) => takes(had, type));
}

function typeText(shape: Shape): string {
  if (shape.unions.length > 0) return "one of several schemas";
  const types = [...(shape.types ?? [])];
  return types.length === 0 ? "what its other keywords allow" : types.map((type) => `\`${type}\``).join(" or ");
}
