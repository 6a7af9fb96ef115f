import type { Pair } from "../../judge/comparison.ts";
import { deepEqual } from "../../shape/equal.ts";
import { allows, type RawSchema, type Shape } from "../../shape/shape.ts";

const TYPES = ["string", "number", "integer", "boolean", "object", "array"];

/**
 * Whether a value that callers sent for an old schema, with the fields that it names, may match a new alternative. What
 * cannot be told, such as two patterns, counts as different.
 */
export function mayMatch(pair: Pair, old: RawSchema, now: RawSchema): boolean {
  const [one, other] = [pair.oldShape(old), pair.newShape(now)];
  if (one.never || other.never) return false;
  const isSimple = ({ unions, opaque }: Shape): boolean => unions.length === 0 && opaque.size === 0;
  if (!isSimple(one) || !isSimple(other) || !haveCommonValue(one, other)) return false;
  const common = TYPES.filter((type) => takes(one, type) && takes(other, type));
  return common.some((type) => type !== "object" || objectMayMatch(pair, one, other));
}

function objectMayMatch(pair: Pair, one: Shape, other: Shape): boolean {
  const isKnown = (name: string): boolean => one.properties.has(name);
  if (![...other.required].every(isKnown)) return false;
  if (other.additional === false && ![...one.required].every((name) => other.properties.has(name))) return false;
  // Both say something of these fields whenever an object has them, and this one does.
  const sent = new Set([...one.required, ...other.required]);
  return [...sent].every((name) => {
    const theirs = other.properties.get(name);
    return theirs === undefined || mayMatch(pair, one.properties.get(name), theirs);
  });
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
