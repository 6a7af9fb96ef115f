import { asList, asNode, isNode, type Node } from "../document/node.ts";
import { isStandardDialect } from "../document/schemas/dialects.ts";
import { isProse } from "../document/schemas/prose.ts";
import { besideReference, isExtendedReference, schemaAt } from "../document/schemas/schema-references.ts";
import type { Source } from "../document/source.ts";
import { boundsOf } from "./bounds.ts";
import { conjunctionsIn } from "./conjunctions.ts";
import { formatsOf, patternsOf } from "./formats.ts";
import { evaluatesAll } from "./implied/evaluated.ts";
import { isFree, isMoot } from "./implied/moot-keywords.ts";
import { intersect } from "./intersect.ts";
import { ANYTHING, type RawSchema, type Shape, type Union } from "./shape.ts";
import { statedTypes, withValues } from "./types-of.ts";
import { dissolve } from "./unions/dissolve-unions.ts";
import { wholeAlternativesIn } from "./unions/whole-alternatives.ts";

/** Returns the shape of a schema. */
export interface ShapeOf {
  (raw: RawSchema): Shape;
  /**
   * The alternatives of a shape's only union, each with everything that stands beside the union. Undefined if an
   * alternative that was made here has such alternatives itself: they need not end.
   */
  wholeAlternatives(shape: Shape): readonly RawSchema[] | undefined;
}

const READ = new Set([
  "$ref",
  "$id",
  "$anchor",
  "$dynamicAnchor",
  "$defs",
  "definitions",
  "type",
  "enum",
  "const",
  "nullable",
  "properties",
  "required",
  "additionalProperties",
  "unevaluatedProperties",
  "items",
  "allOf",
  "oneOf",
  "anyOf",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "uniqueItems",
  "pattern",
  "format",
  "contentEncoding",
  "contentMediaType",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "x-extensible-enum",
]);

/** Makes the shapes of a document's schemas, once per schema, so that recursion ends. */
export function shapesOf(source: Source): ShapeOf {
  const made = new Map<unknown, Shape>();
  const active = new Set<unknown>();
  const both = conjunctionsIn(source);

  const shapeOf = (raw: RawSchema): Shape => {
    if (raw === false) return { ...ANYTHING, raw, never: true };
    if (!isNode(raw)) return { ...ANYTHING, raw: raw ?? true };
    const known = made.get(raw);
    if (known) return known;
    // A schema that is part of itself adds nothing to itself.
    if (active.has(raw)) return { ...ANYTHING, raw };
    active.add(raw);
    // A reference with nothing beside it has the shape of its target, so that recursive schemas are recognized.
    const target = schemaAt(source, raw);
    const shape = target === raw ? { ...build(raw), raw } : shapeOf(target);
    active.delete(raw);
    made.set(raw, shape);
    return shape;
  };

  const build = (raw: Node): Shape => {
    if (isExtendedReference(source, raw)) {
      const beside = withoutMoot(raw, besideReference(raw));
      source.place(beside, raw);
      return merge(shapeOf(source.step(raw)), shapeOf(beside));
    }
    let shape = own(source, withoutMoot(raw, raw));
    for (const member of asList(raw.allOf)) shape = merge(shape, shapeOf(member));
    for (const kind of ["oneOf", "anyOf"] as const) {
      const members = asList(raw[kind]);
      if (members.length > 0) shape = merge(shape, dissolve(kind, members, source, shapeOf));
    }
    if (raw.nullable === true && shape.types) shape = { ...shape, types: new Set([...shape.types, "null"]) };
    if (raw.nullable === true && shape.unions.length > 0) {
      shape = { ...shape, unions: shape.unions.map((one): Union => ({ ...one, nullable: true })) };
    }
    return shape;
  };

  /** A part of a schema, without `unevaluatedProperties` if the whole leaves nothing to it. */
  const withoutMoot = (whole: Node, { unevaluatedProperties, ...part }: Node): Node =>
    unevaluatedProperties === undefined || evaluatesAll(source, whole) ? part : { ...part, unevaluatedProperties };

  const merge = (one: Shape, other: Shape): Shape => intersect(one, other, both);

  const whole = wholeAlternativesIn(source, shapeOf, merge, (raw, shape) => made.set(raw, shape));
  return Object.assign(shapeOf, { wholeAlternatives: whole });
}

/** The shape of a schema without its `allOf`, `oneOf` and `anyOf`. */
function own(source: Source, schema: Node): Shape {
  const stated = statedTypes(schema);
  const { types, values: listed } = withValues(stated, schema);
  const { known, values } = openness(schema, listed);
  const opaque = new Map<string, readonly unknown[]>();
  for (const [key, value] of Object.entries(schema)) {
    if (key === "$schema" && isStandardDialect(value)) continue;
    if (!READ.has(key) && !isProse(key) && !isMoot(key, schema)) opaque.set(key, [value]);
  }
  if (isNode(schema.unevaluatedProperties) && !isFree(schema.unevaluatedProperties))
    opaque.set("unevaluatedProperties", [schema.unevaluatedProperties]);
  // A list of item schemas is the old way to write `prefixItems`.
  if (Array.isArray(schema.items)) opaque.set("prefixItems", [schema.items]);
  const isClosed = schema.additionalProperties === false || schema.unevaluatedProperties === false;
  const required = asList(schema.required).filter((name) => typeof name === "string");
  const properties = new Map<string, RawSchema>(Object.entries(asNode(source.follow(schema.properties))));
  for (const name of required) if (!properties.has(name)) properties.set(name, true);
  return {
    ...ANYTHING,
    ...(types ? { types } : {}),
    ...(values ? { values } : {}),
    ...(known ? { known } : {}),
    properties,
    required: new Set(required),
    additional: isClosed
      ? false
      : isNode(schema.additionalProperties)
        ? isFree(schema.additionalProperties) || schema.additionalProperties
        : true,
    items: isNode(schema.items) || schema.items === false ? schema.items : true,
    bounds: boundsOf(schema, types),
    patterns: patternsOf(schema, types),
    formats: formatsOf(schema, types),
    opaque,
    ...(Object.hasOwn(schema, "default") ? { default: { value: schema.default } } : {}),
    deprecated: schema.deprecated === true,
    readOnly: schema.readOnly === true,
    writeOnly: schema.writeOnly === true,
  };
}

/** If an extension says that the list may grow, its values are known, but others are allowed too. */
function openness(schema: Node, values: Shape["values"]): Pick<Shape, "known" | "values"> {
  const extension = schema["x-extensible-enum"];
  if (Array.isArray(extension)) {
    return { known: extension.filter((value) => value !== null), ...(values ? { values } : {}) };
  }
  if (values === undefined) return {};
  return extension === true ? { known: values } : { values };
}
