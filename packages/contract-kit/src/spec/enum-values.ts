import type { DocumentedOperation } from "./contract.js";
import { type Json, resolve } from "./document.js";
import type { SchemaInDocument } from "./fields.js";

/** A field of a body whose values are enumerated. */
export interface EnumField {
  /** Names from the body's root; `[]` stands for the items of a list. */
  readonly path: readonly string[];
  readonly values: readonly unknown[];
}

/** A documented request body with one enumerated value in it. */
export interface EnumBody {
  readonly operationId: string;
  readonly name: string;
  readonly body: unknown;
}

/** The enumerated fields of a schema, each with its place: the same named schema counts wherever it is used. */
export function enumFields({ document, schema }: SchemaInDocument): EnumField[] {
  const fields = new Map<string, EnumField>();
  walk(document, schema, [], (path, values) => {
    fields.set(path.join("."), { path, values });
  });
  return [...fields.values()];
}

/** The values that a body has at a place. */
export function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (name === undefined) return [value];
  if (name === "[]") return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  return isObject(value) && Object.hasOwn(value, name) ? valuesAt(value[name], rest) : [];
}

/** Every enumerated value of a request body, put into the first documented example that has room for it. */
export function enumBodies({ operationId, requestSchema, requestExamples }: DocumentedOperation): EnumBody[] {
  if (!requestSchema) return [];
  return enumFields(requestSchema).flatMap(({ path, values }) =>
    values.flatMap((value) => {
      const name = `${path.join(".")}=${value}`;
      for (const example of requestExamples) {
        const body = structuredClone(example.value);
        if (putAt(body, path, value)) return [{ operationId, name, body }];
      }
      return [];
    }),
  );
}

function putAt(target: unknown, [name, ...rest]: readonly string[], value: unknown): boolean {
  if (name === "[]") return Array.isArray(target) && target.some((item) => putAt(item, rest, value));
  if (name === undefined || !isObject(target)) return false;
  if (rest.length > 0) return putAt(target[name], rest, value);
  (target as Record<string, unknown>)[name] = value;
  return true;
}

function walk(
  document: Json,
  given: unknown,
  path: readonly string[],
  found: (path: readonly string[], values: readonly unknown[]) => void,
): void {
  const schema = resolve(document, given);
  // Deeper schemas would be recursive ones; the specs have none.
  if (!schema || path.length > 12) return;
  if (Array.isArray(schema.enum)) found(path, schema.enum);
  for (const word of ["oneOf", "anyOf", "allOf"]) {
    for (const part of (schema[word] as unknown[] | undefined) ?? []) walk(document, part, path, found);
  }
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Json)) {
    walk(document, property, [...path, name], found);
  }
  if (schema.items !== undefined) walk(document, schema.items, [...path, "[]"], found);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
