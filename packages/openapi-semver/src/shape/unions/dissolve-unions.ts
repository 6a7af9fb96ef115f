import { asList, isNode } from "../../document/node.ts";
import { isProse } from "../../document/schemas/prose.ts";
import { besideReference, isExtendedReference, schemaAt } from "../../document/schemas/schema-references.ts";
import type { Source } from "../../document/source.ts";
import { NO_BOUNDS } from "../bounds.ts";
import { deepEqual } from "../equal.ts";
import { intersect, unique } from "../intersect.ts";
import { ANYTHING, type RawSchema, type Shape, type Union } from "../shape.ts";

/**
 * The shape of `oneOf` or `anyOf`. Simple unions become a shape without a union: null beside a schema, a single schema,
 * several plain types, listed values, known values beside their whole type. Other alternatives are kept as they are and
 * not shaped here, because they may contain the schema that they belong to.
 */
export function dissolve(
  kind: Union["kind"],
  alternatives: readonly RawSchema[],
  source: Source,
  shapeOf: (raw: RawSchema) => Shape,
): Shape {
  const all = flatten(kind, alternatives, source);
  const rest = withoutRepetitions(all, source).filter((raw) => !isNull(bareAt(source, raw)));
  const listed = all.filter((raw) => !isNull(bareAt(source, raw)));
  const [only] = rest;
  if (only === undefined) return { ...ANYTHING, types: new Set(["null"]) };
  const nullable = all.some((raw) => isNull(bareAt(source, raw)));
  const single = rest.length === 1 ? shapeOf(only) : merged(kind, rest, source, shapeOf);
  if (single) return { ...(nullable ? withNull(single) : single), alternatives: listed };
  return {
    ...ANYTHING,
    alternatives: listed,
    unions: [{ kind, members: rest, nullable: nullable || rest.some((raw) => takesNull(raw, source)) }],
  };
}

function withoutRepetitions(raws: readonly RawSchema[], source: Source): RawSchema[] {
  const nodes = raws.map((raw) => bareAt(source, raw));
  return raws.filter((_, index) => nodes.findIndex((node) => deepEqual(node, nodes[index])) === index);
}

/** The schema that a value stands for, without an `allOf` around it that adds nothing. */
function bareAt(source: Source, raw: RawSchema): unknown {
  const seen = new Set<unknown>();
  let node = schemaAt(source, raw);
  while (isNode(node) && !seen.has(node)) {
    seen.add(node);
    const [only, ...more] = asList(node.allOf);
    if (only === undefined || more.length > 0 || Object.keys(node).some((key) => key !== "allOf" && !isProse(key)))
      break;
    node = schemaAt(source, only);
  }
  return node;
}

/** Types without `integer` if `number` is among them: every integer is a number. */
function withoutWhole(types: readonly string[]): Set<string> {
  return new Set(types.filter((type) => !(type === "integer" && types.includes("number"))));
}

/**
 * Alternatives, with nested alternatives in the same list if that means the same. `open` are the schemas that it is
 * within. A schema in `done` adds nothing when it is met again: without this, a chain of schemas of which each names the
 * next one twice would never end.
 */
function flatten(
  kind: string,
  raws: readonly RawSchema[],
  source: Source,
  open: ReadonlySet<unknown> = new Set(),
  done = new Set<unknown>(),
): RawSchema[] {
  return raws.flatMap((raw) => {
    const node = schemaAt(source, raw);
    if (!isNode(node) || open.has(node)) return [raw];
    if (done.has(node)) return [];
    const keys = Object.keys(node).filter((key) => !isProse(key));
    const [key] = keys;
    if (keys.length !== 1 || (key !== "oneOf" && key !== "anyOf") || !Array.isArray(node[key])) return [raw];
    const inner = node[key];
    // Whether several of a schema's alternatives may match matters only if it has several.
    const isSingle = withoutRepetitions(inner, source).filter((one) => !isNull(bareAt(source, one))).length < 2;
    if (key !== kind && !isSingle) return [raw];
    const flat = flatten(kind, inner, source, new Set([...open, node]), done);
    done.add(node);
    return flat;
  });
}

function isNull(node: unknown): boolean {
  if (!isNode(node)) return false;
  return (
    node.type === "null" ||
    (Array.isArray(node.type) && node.type.length === 1 && node.type[0] === "null") ||
    node.const === null
  );
}

function takesNull(raw: RawSchema, source: Source, seen: readonly unknown[] = []): boolean {
  const node = schemaAt(source, raw);
  // References with keywords beside them may lead back to themselves.
  if (seen.includes(node)) return true;
  if (isExtendedReference(source, node)) {
    const beside = besideReference(node);
    return (
      takesNull(source.step(node), source, [...seen, node]) && (beside.type === undefined || takesNull(beside, source))
    );
  }
  if (!isNode(node)) return false;
  const nested = [...asList(node.oneOf), ...asList(node.anyOf)];
  const isNested = nested.some((one) => isNull(bareAt(source, one)) || takesNull(one, source, [...seen, node]));
  return node.nullable === true || (Array.isArray(node.type) && node.type.includes("null")) || isNested;
}

/** Alternatives as one shape without a union; undefined if they are not simple enough. */
function merged(
  kind: Union["kind"],
  raws: readonly RawSchema[],
  source: Source,
  shapeOf: (raw: RawSchema) => Shape,
): Shape | undefined {
  const isSimple = (raw: RawSchema, seen: readonly unknown[] = []): boolean => {
    const node = bareAt(source, raw);
    if (!isNode(node) || seen.includes(node)) return true;
    if (["allOf", "oneOf", "anyOf"].some((key) => key in node)) return false;
    return !isExtendedReference(source, node) || isSimple(source.step(node), [...seen, node]);
  };
  if (!raws.every((raw) => isSimple(raw))) return undefined;
  const shapes = withoutSamePlain(raws.map((raw) => shapeOf(raw)));
  if (shapes.length === 1) return shapes[0];
  const whole = kind === "anyOf" && shapes.every((shape) => shape.values === undefined && isPlain(shape));
  if (whole) return { ...ANYTHING, types: withoutWhole(shapes.flatMap((shape) => [...(shape.types ?? [])])) };
  return mergeValues(kind, shapes) ?? mergeKnown(shapes) ?? mergeTypes(shapes);
}

/** Shapes without those that restrict only types and values, and the same ones as an earlier shape. */
function withoutSamePlain(shapes: readonly Shape[]): Shape[] {
  const textOf = ({ types, values, known }: Shape): string =>
    JSON.stringify([[...(types ?? [])].sort(), values, known]);
  const isRepeated = (shape: Shape, index: number): boolean =>
    isPlain(shape) && shapes.slice(0, index).some((one) => isPlain(one) && textOf(one) === textOf(shape));
  return shapes.filter((shape, index) => !isRepeated(shape, index));
}

function withNull(shape: Shape): Shape {
  const unions = shape.unions.map((one): Union => ({ ...one, nullable: true }));
  return { ...shape, unions, ...(shape.types ? { types: new Set([...shape.types, "null"]) } : {}) };
}

/** Whether a shape restricts only types and listed values. */
function isPlain(shape: Shape): boolean {
  return (
    shape.types !== undefined &&
    shape.unions.length === 0 &&
    shape.opaque.size === 0 &&
    shape.properties.size === 0 &&
    shape.patterns.length === 0 &&
    shape.formats.length === 0 &&
    deepEqual(shape.bounds, NO_BOUNDS) &&
    shape.additional === true &&
    shape.items === true
  );
}

/** Several lists of values, merged into one list. A value in two alternatives of `oneOf` is none of its values. */
function mergeValues(kind: Union["kind"], shapes: readonly Shape[]): Shape | undefined {
  if (!shapes.every((shape) => shape.values !== undefined && isPlain(shape))) return undefined;
  const all = shapes.flatMap((shape) => shape.values ?? []);
  if (kind === "oneOf" && unique(all).length < all.length) return undefined;
  return {
    ...ANYTHING,
    types: new Set(shapes.flatMap((shape) => [...(shape.types ?? [])])),
    values: unique(all),
  };
}

/** Listed values beside the whole of their type: the values are known, and others are allowed too. */
function mergeKnown(shapes: readonly Shape[]): Shape | undefined {
  const [listed, open] = [shapes.filter((shape) => shape.values), shapes.filter((shape) => !shape.values)];
  const [whole] = open;
  if (whole === undefined || open.length !== 1 || listed.length === 0) return undefined;
  const isWithin = (shape: Shape): boolean =>
    isPlain(shape) && [...(shape.types ?? [])].every((type) => type === "null" || whole.types?.has(type));
  if (!isPlain(whole) || !listed.every(isWithin)) return undefined;
  return { ...whole, known: unique([...(whole.known ?? []), ...listed.flatMap((shape) => shape.values ?? [])]) };
}

/** Different types, each with its own limits, merged: the limits of one type do not affect the others. */
function mergeTypes(shapes: readonly Shape[]): Shape | undefined {
  const seen = new Set<string>();
  for (const { types, values, known, unions, opaque, never, formats } of shapes) {
    if (!types || values || known || never || unions.length > 0 || opaque.size > 0) return undefined;
    // In one shape, the format would apply to the other types too.
    if (formats.length > 0) return undefined;
    for (const type of types) {
      const kin = type === "integer" ? "number" : type;
      if (type !== "null" && seen.has(kin)) return undefined;
    }
    for (const type of types) seen.add(type === "integer" ? "number" : type);
  }
  const free = shapes.map(({ types: _, ...shape }): Shape => shape);
  const [first, ...others] = free;
  if (first === undefined) return undefined;
  const types = new Set(shapes.flatMap((shape) => [...(shape.types ?? [])]));
  return { ...others.reduce((one, other) => intersect(one, other, (a) => a), first), types };
}
