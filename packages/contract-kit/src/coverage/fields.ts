import { type Json, resolve, type SchemaInDocument } from "../spec/document.js";

/** Only a recursive schema would be deeper, and the specs have none. */
const DEEPEST = 12;
const SCHEMAS = "#/components/schemas/";
const NO_VALUE = Symbol("no value");

/** All fields that a schema describes. Fields of a named schema are named after it, such as `User.bio`, and count once. */
export function documentedFields({ document, schema }: SchemaInDocument): Set<string> {
  const fields = new Set<string>();
  walk(document, schema, NO_VALUE, "", fields);
  return fields;
}

/** The fields of a schema that are present in a value, including those that are null. */
export function presentFields({ document, schema }: SchemaInDocument, value: unknown): Set<string> {
  const fields = new Set<string>();
  walk(document, schema, value, "", fields);
  return fields;
}

function walk(document: Json, given: unknown, value: unknown, at: string, fields: Set<string>, depth = 0): void {
  const { $ref } = (given ?? {}) as { $ref?: string };
  if ($ref !== undefined) {
    const name = $ref.startsWith(SCHEMAS) ? $ref.slice(SCHEMAS.length) : at;
    walk(document, resolve(document, given), value, name, fields, depth);
    return;
  }
  const schema = resolve(document, given);
  if (!schema || depth > DEEPEST) return;
  const go = (next: unknown, nextValue: unknown, path: string): void =>
    walk(document, next, nextValue, path, fields, depth + 1);
  for (const word of ["oneOf", "anyOf", "allOf"]) {
    for (const part of (schema[word] as unknown[] | undefined) ?? []) go(part, value, at);
  }
  const properties = (schema.properties ?? {}) as Json;
  for (const [name, property] of Object.entries(properties)) {
    const path = at === "" ? name : `${at}.${name}`;
    if (value === NO_VALUE) {
      fields.add(path);
      go(property, NO_VALUE, path);
    } else if (isObject(value) && Object.hasOwn(value, name)) {
      fields.add(path);
      go(property, value[name], path);
    }
  }
  if (schema.items !== undefined) {
    for (const item of value === NO_VALUE ? [NO_VALUE] : Array.isArray(value) ? value : []) {
      go(schema.items, item, at === "" ? "[]" : `${at}.[]`);
    }
  }
  if (isObject(schema.additionalProperties)) {
    const others = isObject(value) ? Object.entries(value).filter(([name]) => !Object.hasOwn(properties, name)) : [];
    const values = value === NO_VALUE ? [NO_VALUE] : others.map(([, other]) => other);
    for (const other of values) go(schema.additionalProperties, other, at === "" ? "{}" : `${at}.{}`);
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
