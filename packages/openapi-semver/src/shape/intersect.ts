import { tighter } from "./bounds.ts";
import { deepEqual } from "./equal.ts";
import type { RawSchema, Shape } from "./shape.ts";

/** The shape of the values that two shapes both allow. `both` does the same for two schemas. */
export function intersect(one: Shape, other: Shape, both: (a: RawSchema, b: RawSchema) => RawSchema): Shape {
  const types = commonTypes(one.types, other.types);
  const values = commonValues(one.values, other.values);
  const known = one.known || other.known ? unique([...(one.known ?? []), ...(other.known ?? [])]) : undefined;
  const properties = new Map(one.properties);
  for (const [name, schema] of other.properties) {
    const own = properties.get(name);
    properties.set(name, own === undefined || own === true ? schema : schema === true ? own : both(own, schema));
  }
  const opaque = new Map(one.opaque);
  for (const [key, list] of other.opaque) {
    const own = opaque.get(key) ?? [];
    opaque.set(key, [...own, ...list.filter((value) => !own.some((known) => deepEqual(known, value)))]);
  }
  const fallback = other.default ?? one.default;
  return {
    raw: one.raw,
    never: one.never || other.never,
    ...(types ? { types } : {}),
    ...(values ? { values } : {}),
    ...(known ? { known } : {}),
    properties,
    required: new Set([...one.required, ...other.required]),
    additional: meet(one.additional, other.additional, both),
    items: meet(one.items, other.items, both),
    bounds: tighter(one.bounds, other.bounds),
    patterns: unique([...one.patterns, ...other.patterns]),
    formats: unique([...one.formats, ...other.formats]),
    unions: [...one.unions, ...other.unions],
    alternatives: [...one.alternatives, ...other.alternatives],
    opaque,
    ...(fallback ? { default: fallback } : {}),
    deprecated: one.deprecated || other.deprecated,
    readOnly: one.readOnly || other.readOnly,
    writeOnly: one.writeOnly || other.writeOnly,
  };
}

/** A list without repetitions. */
export function unique<T>(values: readonly T[]): T[] {
  return values.filter((value, index) => values.findIndex((one) => deepEqual(one, value)) === index);
}

function meet(one: RawSchema, other: RawSchema, both: (a: RawSchema, b: RawSchema) => RawSchema): RawSchema {
  if (one === false || other === false) return false;
  return one === true ? other : other === true ? one : both(one, other);
}

type Types = ReadonlySet<string> | undefined;

function commonTypes(one: Types, other: Types): Types {
  if (one === undefined || other === undefined) return one ?? other;
  const common = new Set<string>();
  for (const type of one) if (other.has(type) || (type === "integer" && other.has("number"))) common.add(type);
  for (const type of other) if (type === "integer" && one.has("number")) common.add(type);
  return common;
}

function commonValues(one: Shape["values"], other: Shape["values"]): Shape["values"] {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((value) => other.some((allowed) => deepEqual(allowed, value)));
}
