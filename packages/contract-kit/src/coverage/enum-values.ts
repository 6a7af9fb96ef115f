import type { DocumentedOperation } from "../spec/contract.js";
import { type Json, resolve, type SchemaInDocument } from "../spec/document.js";

/** A field of a body, with its enumerated values. */
export interface EnumField {
  /** Names from the body's root; `[]` stands for the items of a list. */
  readonly path: readonly string[];
  readonly values: readonly unknown[];
}

/** A documented request body that contains one of the enumerated values. */
export interface EnumBody {
  readonly operationId: string;
  readonly name: string;
  readonly body: unknown;
}

/** The enumerated fields of a schema. A named schema counts at each place where it is used. */
export function enumFields({ document, schema }: SchemaInDocument): EnumField[] {
  const fields = new Map<string, EnumField>();
  walk(document, schema, [], (path, values) => {
    fields.set(path.join("."), { path, values });
  });
  return [...fields.values()];
}

/** The values that a body has at a path. */
export function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (name === undefined) return [value];
  if (name === "[]") return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  return isObject(value) && Object.hasOwn(value, name) ? valuesAt(value[name], rest) : [];
}

/** For every enumerated value of a request body, the first documented example that has the field, with this value. */
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
  // Only a recursive schema would be deeper, and the specs have none.
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
