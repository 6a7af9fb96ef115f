import { asList, asNode, isNode, jsonOf, type Node } from "../document/node.ts";
import { isSame } from "../judge/bump-between.ts";
import { placeName, prefixOf, report, type Side, spot } from "../judge/comparison.ts";
import { compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { dynamicTargets } from "../shape/implied/dynamic-references.ts";
import type { Shape } from "../shape/shape.ts";

/** Keywords that list schemas of items or fields, each of which has a value of its own. */
const PLACES = new Set(["prefixItems", "patternProperties"]);
const SCHEMAS = new Set(["not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties"]);

/** Compares keywords whose effect on callers is unknown: any difference in them counts as breaking. */
export function compareOpaque(side: Side, before: Shape, after: Shape, path: string): void {
  for (const key of new Set([...before.opaque.keys(), ...after.opaque.keys()])) {
    // How a value is written as XML has no effect on JSON. Discriminators are compared by what they mean.
    if ((key === "xml" && !side.pair.isXml) || key === "discriminator") continue;
    const [had, has] = [before.opaque.get(key) ?? [], after.opaque.get(key) ?? []];
    const areMatched = had.length === has.length;
    if (areMatched && had.every((value, index) => haveSameKeys(key, value, has[index]))) {
      for (const [index, value] of had.entries()) comparePlaces(side, value, has[index], path);
      continue;
    }
    if (areMatched && had.every((value, index) => isEqual(side, key, value, has[index]))) continue;
    const verb = had.length === 0 ? "has a new" : has.length === 0 ? "lost its" : "changed its";
    report(side, {
      id: `${prefixOf(side.direction)}-keyword-changed`,
      bump: "major",
      where: spot(side, after, before),
      detail: `${key}: ${shortened(had)} → ${shortened(has)}`,
      what: `${placeName(side, path)} ${verb} \`${key}\``,
      why: `the effect of a changed \`${key}\` on callers is unknown`,
    });
  }
}

function isEqual(side: Side, key: string, had: unknown, has: unknown): boolean {
  const { pair } = side;
  if (SCHEMAS.has(key)) return isSame(pair, had, has);
  if (key === "dependentSchemas") return isSameMap(asNode(had), asNode(has), (one, other) => isSame(pair, one, other));
  if (key === "dependentRequired" && isNode(had) && isNode(has)) {
    return isSameMap(had, has, (one, other) => isSameList(asList(one), asList(other)));
  }
  if (key === "$dynamicRef") {
    const [ours, theirs] = [dynamicTargets(pair.old, had), dynamicTargets(pair.new, has)];
    const isKept = ours.length === theirs.length && ours.every((schema, index) => isSame(pair, schema, theirs[index]));
    return had === has && isKept;
  }
  // With its key, so that the keys of a map are taken for names.
  return pair.alike({ [key]: had }, { [key]: has });
}

/** Whether two values of a keyword describe the same items, or the fields of the same names. */
function haveSameKeys(key: string, had: unknown, has: unknown): boolean {
  if (!PLACES.has(key) || Array.isArray(had) !== Array.isArray(has)) return false;
  const [one, other] = [placesOf(had), placesOf(has)];
  return isSameMap(one, other, () => true);
}

/** Compares items by their index, or fields by the pattern of their names. */
function comparePlaces(side: Side, had: unknown, has: unknown, path: string): void {
  const { pair } = side;
  const others = placesOf(has);
  for (const [name, schema] of Object.entries(placesOf(had))) {
    const at = Array.isArray(had) ? `${path}[${name}]` : `${path}{${name}}`;
    const [before, after] = [pair.oldShape(schema), pair.newShape(others[name])];
    const spotted = { where: spot(side, after, before), place: placeName(side, at) };
    compareDeprecated(side, before.deprecated, after.deprecated, spotted);
    pair.compare.schemas(side, schema, others[name], at);
  }
}

function placesOf(value: unknown): Node {
  return Array.isArray(value) ? { ...value } : asNode(value);
}

/** The values of a keyword, short enough to be repeated in a correction. */
function shortened(values: readonly unknown[]): string {
  const text = values.length === 0 ? "none" : values.map((value) => jsonOf(value)).join(" and ");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Whether two lists of names name the same, in any order. */
function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((name) => other.includes(name)) && other.every((name) => one.includes(name));
}

function isSameMap(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  same: (a: unknown, b: unknown) => boolean,
): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}
