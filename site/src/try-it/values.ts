import type { Field } from "./fields.ts";

/** What a form says: the values of path, query and body by name. Fields that are empty are left out. */
export interface Values {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Reads the fields.
 *
 * @throws Error that names the field whose text cannot be read
 */
export function valuesOf(fields: readonly Field[], textOf: (field: Field) => string): Values {
  const values: Record<Field["in"], Record<string, unknown>> = { path: {}, query: {}, body: {} };
  for (const field of fields) {
    const text = textOf(field).trim();
    if (text !== "") values[field.in][field.name] = fieldValue(field, text);
  }
  return values;
}

function fieldValue({ kind, name }: Field, text: string): unknown {
  const parts = text.split(",").map((part) => part.trim());
  if (kind === "boolean") return text === "true";
  if (kind === "integer") return integer(name, text);
  if (kind === "list") return parts;
  if (kind === "integers") return parts.map((part) => integer(name, part));
  if (kind !== "json") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${name} must be JSON, such as true, 80 or {"a": "b"}`);
  }
}

function integer(name: string, text: string): number {
  if (!/^-?\d+$/.test(text)) throw new Error(`${name} must be a whole number, and is ${JSON.stringify(text)}`);
  return Number(text);
}
