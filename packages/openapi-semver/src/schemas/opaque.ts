import { asList, asNode, isNode } from "../document/node.ts";
import { isSame } from "../judge/bump-between.ts";
import { placeName, report, type Side, spot } from "../judge/comparison.ts";
import type { Shape } from "../shape/shape.ts";

const LISTS = new Set(["prefixItems"]);
const MAPS = new Set(["patternProperties", "dependentSchemas"]);
const SCHEMAS = new Set(["not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties"]);

/** Compares keywords whose effect on callers is not worked out. Whatever differs in them is taken to break. */
export function compareOpaque(side: Side, before: Shape, after: Shape, path: string): void {
  for (const key of new Set([...before.opaque.keys(), ...after.opaque.keys()])) {
    const [had, has] = [before.opaque.get(key) ?? [], after.opaque.get(key) ?? []];
    if (had.length === has.length && had.every((value, index) => isEqual(side, key, value, has[index]))) continue;
    const verb = had.length === 0 ? "has a new" : has.length === 0 ? "lost its" : "changed its";
    report(side, {
      bump: "major",
      where: spot(side, after, before),
      what: `${placeName(side, path)} ${verb} \`${key}\``,
      why: `what a change of \`${key}\` means to callers cannot be told`,
    });
  }
}

function isEqual(side: Side, key: string, had: unknown, has: unknown): boolean {
  const { pair } = side;
  if (SCHEMAS.has(key)) return isSame(pair, had, has);
  if (LISTS.has(key)) {
    const [one, other] = [asList(had), asList(has)];
    return one.length === other.length && one.every((schema, index) => isSame(pair, schema, other[index]));
  }
  if (MAPS.has(key)) return isSameMap(asNode(had), asNode(has), (one, other) => isSame(pair, one, other));
  if (key === "discriminator" && isNode(had) && isNode(has)) {
    const target = (schema: unknown): unknown => (typeof schema === "string" ? { $ref: reference(schema) } : schema);
    // What changed in an alternative of the same name is judged where it stands.
    const isKept = (one: unknown, other: unknown): boolean => one === other || isSame(pair, target(one), target(other));
    return had.propertyName === has.propertyName && isSameMap(asNode(had.mapping), asNode(has.mapping), isKept);
  }
  return pair.alike(had, has);
}

/** A mapping may give a schema's name instead of a reference. */
function reference(text: string): string {
  return /[#/.]/.test(text) ? text : `#/components/schemas/${text}`;
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
