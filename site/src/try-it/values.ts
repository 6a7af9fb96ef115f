import type { Field } from "./fields.ts";

/** What a form says: the values of path, query and body by name. Fields that are empty are left out. */
export interface Values {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The text of a field cannot be read. The message names the field, and says what it takes. */
export class FieldError extends Error {
  readonly field: Field;

  constructor(field: Field, problem: string) {
    super(`${field.name} ${problem}`);
    this.field = field;
  }
}

/**
 * Reads the fields.
 *
 * @throws FieldError
 */
export function valuesOf(fields: readonly Field[], textOf: (field: Field) => string): Values {
  const values: Record<Field["in"], Record<string, unknown>> = { path: {}, query: {}, body: {} };
  for (const field of fields) {
    const text = textOf(field).trim();
    if (text !== "") values[field.in][field.name] = fieldValue(field, text);
  }
  return values;
}

function fieldValue(field: Field, text: string): unknown {
  const { kind } = field;
  const parts = text.split(",").map((part) => part.trim());
  if (kind === "boolean") return text === "true";
  if (kind === "integer") return integer(field, text);
  if (kind === "list") return parts;
  if (kind === "integers") return parts.map((part) => integer(field, part));
  if (kind !== "json" && kind !== "people") return text;
  const value = json(field, text);
  const isPeople = Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null);
  if (kind === "people" && !isPeople)
    throw new FieldError(field, 'must be a list of people, such as [{"full_name": "Ada"}]');
  return value;
}

function json(field: Field, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const what = field.kind === "people" ? 'a list such as [{"full_name": "Ada"}]' : 'such as true, 80 or {"a": "b"}';
    throw new FieldError(field, `must be JSON, ${what}: ${(error as Error).message}`);
  }
}

function integer(field: Field, text: string): number {
  if (!/^-?\d+$/.test(text)) throw new FieldError(field, `must be a whole number, and is ${JSON.stringify(text)}`);
  return Number(text);
}
