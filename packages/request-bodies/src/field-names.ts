import { resolveRef } from "../../openapi-semver/src/document/references.ts";
import { isJson, type Json } from "./request-bodies.ts";

/** The names that an object may have, each with the names inside it; `true` if anything may be inside. */
export interface FieldNames {
  readonly [name: string]: FieldNames | true;
}

/** The names for a schema: `true` if it is open, undefined if it allows no object. */
type Names = FieldNames | true | undefined;

/**
 * The names of the fields that a schema allows, at any depth. Lists are left out: names inside a list are those of its items. Whatever
 * the spec leaves open is `true`, so no name that it allows is missing.
 */
export function fieldNames(document: object, schema: unknown): FieldNames | true {
  return namesOf(document, schema, []) ?? true;
}

function namesOf(document: object, given: unknown, above: readonly unknown[]): Names {
  if (given === false) return undefined;
  const schema = resolveRef<Json>(document, given as Json);
  // A schema inside itself has no end: its names are left open.
  if (!isJson(schema) || above.includes(schema)) return true;
  const inside = (one: unknown): Names => namesOf(document, one, [...above, schema]);
  const { allOf = [], anyOf, oneOf } = schema as Partial<Record<"allOf" | "anyOf" | "oneOf", readonly unknown[]>>;
  const parts = [ownNames(schema, inside), ...allOf.map(inside)];
  for (const forms of [anyOf, oneOf]) if (forms) parts.push(forms.map(inside).reduce(either));
  return parts.reduce(both);
}

/** The names that the schema itself allows, without those of its alternatives. */
function ownNames(schema: Json, inside: (one: unknown) => Names): Names {
  const { type, properties, patternProperties, additionalProperties, items } = schema;
  const types = type === undefined ? undefined : [type].flat();
  if (types && !types.includes("object") && !types.includes("array")) return undefined;
  const isClosed = additionalProperties === false && patternProperties === undefined;
  const object = isClosed
    ? Object.fromEntries(Object.entries(properties ?? {}).map(([name, one]) => [name, inside(one) ?? (true as const)]))
    : true;
  const list = items === undefined ? true : inside(items);
  if (!types) return isClosed && items === undefined ? object : either(object, list);
  return either(types.includes("object") ? object : undefined, types.includes("array") ? list : undefined);
}

function either(a: Names, b: Names): Names {
  if (a === undefined || b === undefined) return a ?? b;
  if (a === true || b === true) return true;
  return merged(a, b, [...new Set([...Object.keys(a), ...Object.keys(b)])], either);
}

function both(a: Names, b: Names): Names {
  if (a === undefined || b === undefined) return undefined;
  if (a === true || b === true) return a === true ? b : a;
  const shared = Object.keys(a).filter((name) => Object.hasOwn(b, name));
  return merged(a, b, shared, both);
}

function merged(a: FieldNames, b: FieldNames, names: readonly string[], join: typeof either): FieldNames {
  const at = (fields: FieldNames, name: string): Names => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  return Object.fromEntries(names.map((name) => [name, join(at(a, name), at(b, name)) ?? true]));
}
