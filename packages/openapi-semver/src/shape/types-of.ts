import { isNode, type Node } from "../document/node.ts";
import type { Shape } from "./shape.ts";

const ALL = ["string", "number", "boolean", "object", "array", "null"];

/** The types that a schema names or, if it names none, obviously means; undefined for every type. */
export function statedTypes(schema: Node): ReadonlySet<string> | undefined {
  const named = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((type) => typeof type === "string");
  if (named.includes("any") || ALL.every((type) => named.includes(type))) return undefined;
  if (named.length > 0) return new Set(named);
  const has = (...keys: string[]): boolean => keys.some((key) => schema[key] !== undefined);
  if (has("properties", "minProperties", "maxProperties") || Array.isArray(schema.required)) return new Set(["object"]);
  if (isNode(schema.additionalProperties) || schema.additionalProperties === false) return new Set(["object"]);
  if (has("items", "prefixItems", "minItems", "maxItems", "uniqueItems")) return new Set(["array"]);
  return undefined;
}

/** The types and values that `enum` or `const` leave. Listed values of a type that is not allowed are never valid. */
export function withValues(types: ReadonlySet<string> | undefined, schema: Node): Pick<Shape, "types" | "values"> {
  const list = Object.hasOwn(schema, "const") ? [schema.const] : Array.isArray(schema.enum) ? schema.enum : undefined;
  if (list === undefined) return types ? { types } : {};
  const fits = (value: unknown): boolean =>
    types === undefined || types.has(typeName(value)) || (typeof value === "number" && types.has("number"));
  const values = list.filter((value) => value !== null && fits(value));
  const found = new Set(values.map(typeName));
  if (list.includes(null) && (types === undefined || types.has("null"))) found.add("null");
  const isWhole = found.size === 1 && found.has("boolean") && values.includes(true) && values.includes(false);
  return { types: found, ...(values.length > 0 && !isWhole ? { values } : {}) };
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}
