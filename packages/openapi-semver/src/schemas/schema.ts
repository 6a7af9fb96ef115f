import { bumpBetween } from "../judge/bump-between.ts";
import { placeName, report, type Shift, type Side, spot, typeReporter } from "../judge/comparison.ts";
import { compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { boundsFor } from "../shape/bounds.ts";
import { isAnything, type RawSchema, type Shape, typesOf } from "../shape/shape.ts";
import { compareArrays } from "./arrays.ts";
import { compareBounds } from "./bounds.ts";
import { compareFormatsAndPatterns } from "./formats-and-patterns.ts";
import { compareObjects } from "./objects.ts";
import { compareOpaque } from "./opaque.ts";
import { compareDiscriminators } from "./unions/discriminators.ts";
import { compareUnions } from "./unions/unions.ts";
import { compareNull, compareValues } from "./values.ts";

/** If only the bump is wanted, this change carries it, whatever changed. */
const ASIDE = { id: "document-text-changed", where: "", what: "", why: "" } as const;

/** Compares the schema of a whole side, and whether it is deprecated. */
export function compareRoot(side: Side, oldRaw: RawSchema, newRaw: RawSchema): void {
  comparePart(side, oldRaw, newRaw, "");
}

/** Compares two schemas, and whether what they describe is deprecated. */
export function comparePart(side: Side, oldRaw: RawSchema, newRaw: RawSchema, path: string): void {
  const [before, after] = [side.pair.oldShape(oldRaw), side.pair.newShape(newRaw)];
  const spotted = { where: spot(side, after, before), place: placeName(side, path) };
  compareDeprecated(side, before.deprecated, after.deprecated, spotted);
  compareSchemas(side, oldRaw, newRaw, path);
}

/** Compares the values that two schemas allow. `path` is the field's path within the side, empty for the side itself. */
export function compareSchemas(side: Side, oldRaw: RawSchema, newRaw: RawSchema, path: string): void {
  const { pair, met } = side;
  if (pair.isOneVersion && pair.alike(oldRaw, newRaw)) return;
  if (side.isAside) {
    const bump = bumpBetween(pair, side.direction, oldRaw, newRaw);
    if (bump !== "none") report(side, { ...ASIDE, bump });
    return;
  }
  const before = pair.oldShape(oldRaw);
  const after = pair.newShape(newRaw);
  const partners = met.get(before.raw) ?? new Set();
  if (partners.has(after.raw)) return;
  met.set(before.raw, partners.add(after.raw));
  inTurn(side, () => compareShapes(side, before, after, path));
}

/** The comparisons that wait in each side, by its `met`, which everything inside the side shares. */
const waiting = new WeakMap<Side["met"], (() => void)[]>();

/**
 * Compares what is inside a schema after the schema itself. So the stack does not grow with the depth of schemas, and a
 * schema that is reached in several ways is reported at its shortest path.
 */
function inTurn({ met }: Side, compare: () => void): void {
  const turns = waiting.get(met);
  if (turns !== undefined) {
    turns.push(compare);
    return;
  }
  const own = [compare];
  waiting.set(met, own);
  for (const turn of own) turn();
  waiting.delete(met);
}

/** Compares the values that two shapes allow. */
export function compareShapes(side: Side, before: Shape, after: Shape, path: string): void {
  const reportType = typeReporter(side, before, after, path);

  if (before.never || after.never) {
    if (before.never && !after.never) {
      reportType({ becomes: "wider", aspect: "value-allowed", what: "can have a value now" });
    } else if (!before.never)
      reportType({ becomes: "narrower", aspect: "value-forbidden", what: "can no longer have a value" });
    return;
  }
  if (isAnything(before) || isAnything(after)) {
    const [from, to] = [before, after].map((shape) => (isAnything(shape) ? "anything" : typeText(shape)));
    const shift = { what: `changed from ${from} to ${to}`, detail: `${from} → ${to}` };
    if (!isAnything(after)) reportType({ ...shift, becomes: "narrower", aspect: "type-narrowed" });
    if (!isAnything(before)) reportType({ ...shift, becomes: "wider", aspect: "type-widened" });
    compareLimits(side, before, after, path);
    return;
  }
  compareOpaque(side, before, after, path);
  compareDiscriminators(side, before, after, path);
  if (before.unions.length > 0 || after.unions.length > 0) {
    compareUnions(side, before, after, path);
    return;
  }
  compareNull(side, before, after, path);
  if (!compareTypes(side, before, after, reportType)) {
    if (before.types === undefined || after.types === undefined) compareLimits(side, before, after, path);
    return;
  }
  compareValues(side, before, after, path);
  compareFormatsAndPatterns(side, before, after, path);
  compareBounds(side, before, after, path);
  compareObjects(side, before, after, path);
  compareArrays(side, before, after, path);
}

/** Compares what limits the values of the types that both shapes allow. At least one of them allows every type. */
function compareLimits(side: Side, before: Shape, after: Shape, path: string): void {
  const [had, has] = [limitedTo(before, typesOf(after)), limitedTo(after, typesOf(before))];
  const areOpen = before.types === undefined && after.types === undefined;
  if (areOpen || (had.known && has.known)) compareValues(side, had, has, path);
  compareFormatsAndPatterns(side, had, has, path);
  compareBounds(side, had, has, path);
}

/** A shape without limits for other types than these. */
function limitedTo(shape: Shape, types: ReadonlySet<string> | undefined): Shape {
  if (types === undefined) return shape;
  const isText = types.has("string");
  return {
    ...shape,
    bounds: boundsFor(shape.bounds, types),
    patterns: isText ? shape.patterns : [],
    formats: isText || types.has("number") || types.has("integer") ? shape.formats : [],
  };
}

/** Compares the types; false if nothing else can be compared. */
function compareTypes(side: Side, before: Shape, after: Shape, reportType: (shift: Shift) => void): boolean {
  const [had, has] = [typesOf(before), typesOf(after)];
  const [from, to] = [
    had === undefined ? "any type" : typeText(before),
    has === undefined ? "any type" : typeText(after),
  ];
  const shift = { what: `changed from ${from} to ${to}`, detail: `${from} → ${to}` };
  const narrower = { ...shift, becomes: "narrower", aspect: "type-narrowed" } as const;
  const wider = { ...shift, becomes: "wider", aspect: "type-widened" } as const;
  if (had === undefined || has === undefined) {
    if (has !== undefined) reportType(narrower);
    if (had !== undefined) reportType(wider);
    return had === undefined && has === undefined;
  }
  const takes = (types: ReadonlySet<string>, type: string): boolean =>
    types.has(type) || (type === "integer" && types.has("number"));
  const removed = [...had].filter((type) => !takes(has, type));
  const added = [...has].filter((type) => !takes(had, type));
  if (removed.length > 0 && added.length > 0) {
    // Both narrower and wider: breaking in either direction.
    reportType({ ...shift, aspect: "type-changed", becomes: side.direction === "send" ? "narrower" : "wider" });
  } else if (removed.length > 0) reportType(narrower);
  else if (added.length > 0) reportType(wider);
  return [...had].some((type) => takes(has, type)) || [...has].some((type) => takes(had, type));
}

function typeText(shape: Shape): string {
  if (shape.unions.length > 0) return "one of several schemas";
  const types = [...(shape.types ?? [])];
  return types.length === 0
    ? "anything that its other keywords allow"
    : types.map((type) => `\`${type}\``).join(" or ");
}
