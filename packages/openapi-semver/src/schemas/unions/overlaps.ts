import { type Bounds, SIZES, type Size } from "../../shape/bounds.ts";
import { deepEqual } from "../../shape/equal.ts";
import { allows, type RawSchema, type Shape } from "../../shape/shape.ts";
import type { ShapeOf } from "../../shape/shape-of.ts";

const TYPES = ["string", "number", "integer", "boolean", "object", "array"];

/** A schema, and the shapes of its document. */
export interface Placed {
  readonly raw: RawSchema;
  readonly shapeOf: ShapeOf;
}

/** The pairs of shapes that are already under comparison, so that recursive schemas end. */
type Met = Map<Shape, Set<Shape>>;

/**
 * Whether a value that callers send for a schema, with the fields that it names, may match another one. What cannot be
 * told, such as two patterns, counts as different.
 */
export function mayMatch(sent: Placed, alternative: Placed, met: Met = new Map()): boolean {
  const [one, other] = [sent.shapeOf(sent.raw), alternative.shapeOf(alternative.raw)];
  const partners = met.get(one) ?? new Set();
  if (partners.has(other)) return true;
  met.set(one, partners.add(other));
  if (one.never || other.never) return false;
  const isSimple = ({ unions, opaque }: Shape): boolean => unions.length === 0 && opaque.size === 0;
  if (!isSimple(one) || !isSimple(other) || !haveCommonValue(one, other)) return false;
  const common = TYPES.filter((type) => takes(one, type) && takes(other, type));
  return common.some(
    (type) =>
      !areApart(one.bounds, other.bounds, type) &&
      (type !== "object" ||
        objectMayMatch({ one, shapeOf: sent.shapeOf }, { other, shapeOf: alternative.shapeOf }, met)),
  );
}

function objectMayMatch(
  { one, shapeOf }: { one: Shape; shapeOf: ShapeOf },
  { other, shapeOf: otherShapeOf }: { other: Shape; shapeOf: ShapeOf },
  met: Met,
): boolean {
  const isKnown = (name: string): boolean => one.properties.has(name);
  if (![...other.required].every(isKnown)) return false;
  if (other.additional === false && ![...one.required].every((name) => other.properties.has(name))) return false;
  // Both say something of these fields whenever an object has them, and this one does.
  const sent = new Set([...one.required, ...other.required]);
  return [...sent].every((name) => {
    const theirs = other.properties.get(name);
    if (theirs === undefined) return true;
    return mayMatch({ raw: one.properties.get(name), shapeOf }, { raw: theirs, shapeOf: otherShapeOf }, met);
  });
}

/** Whether no value of a type is within the limits of both. */
function areApart(one: Bounds, other: Bounds, type: string): boolean {
  const isBeyond = (low: Bounds, high: Bounds): boolean => {
    if (type === "number" || type === "integer") {
      const [least, most] = [low.minimum, high.maximum];
      if (least === undefined || most === undefined) return false;
      return least.value > most.value || (least.value === most.value && (least.exclusive || most.exclusive));
    }
    const sizes = Object.keys(SIZES).filter((name): name is Size => SIZES[name as Size] === type);
    const [least, most] = ["min", "max"].map((start) => sizes.find((name) => name.startsWith(start)));
    return (low.sizes[least as Size] ?? 0) > (high.sizes[most as Size] ?? Number.POSITIVE_INFINITY);
  };
  return isBeyond(one, other) || isBeyond(other, one);
}

function haveCommonValue(one: Shape, other: Shape): boolean {
  if (one.values && other.values) {
    return one.values.some((value) => other.values?.some((another) => deepEqual(value, another)));
  }
  return haveCommon(one.formats, other.formats) && haveCommon(one.patterns, other.patterns);
}

function haveCommon(some: readonly string[], others: readonly string[]): boolean {
  return some.length === 0 || others.length === 0 || some.some((one) => others.includes(one));
}

function takes(shape: Shape, type: string): boolean {
  return allows(shape, type) || (type === "integer" && allows(shape, "number"));
}
