import type { Reference } from "../../../packages/openapi-semver/src/document/references.ts";
import { resolveRef, type SpecDocument } from "../../../scripts/lib/project/spec-document.ts";
import { oneLine } from "../../src/plain-text.ts";

/** What the lists read of a schema. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly unknown[];
  readonly items?: Schema | Reference;
  readonly properties?: Readonly<Record<string, Schema | Reference>>;
  readonly additionalProperties?: boolean | Schema | Reference;
  readonly required?: readonly string[];
  readonly oneOf?: readonly (Schema | Reference)[];
  readonly default?: unknown;
}

// Deeper fields are on the operation's page.
const MOST_LEVELS = 4;

/** The fields of a schema as a nested Markdown list, or its type if it has none. */
export function fieldList(document: SpecDocument, given: Schema | Reference, level = 0): string[] {
  const schema = resolveRef<Schema>(document, given);
  const indent = "  ".repeat(level);
  if (level > MOST_LEVELS) return [];
  if (schema.oneOf) {
    return schema.oneOf.flatMap((one, index) => [
      `${indent}- form ${index + 1} of ${schema.oneOf?.length}:`,
      ...fieldList(document, one, level + 1),
    ]);
  }
  if (schema.items) return [`${indent}- each item:`, ...fieldList(document, schema.items, level + 1)];
  const { additionalProperties: map } = schema;
  const entries = Object.entries(schema.properties ?? {});
  const rows = entries.flatMap(([name, property]) => {
    const { description = "" } = resolveRef<Schema>(document, property);
    const need = schema.required?.includes(name) ? ", required" : "";
    const row = `${indent}- \`${name}\`: ${typeOf(document, property)}${need}${description && `. ${oneLine(description)}`}`;
    return [row, ...below(document, property, level)];
  });
  if (typeof map === "object") rows.push(`${indent}- each value:`, ...fieldList(document, map, level + 1));
  return rows.length > 0 ? rows : [`${indent}- ${typeOf(document, schema)}`];
}

function below(document: SpecDocument, property: Schema | Reference, level: number): string[] {
  const { properties, items, oneOf, additionalProperties } = resolveRef<Schema>(document, property);
  const rows = items ? resolveRef<Schema>(document, items) : undefined;
  const isNested = properties || oneOf || rows?.properties || typeof additionalProperties === "object";
  return isNested ? fieldList(document, rows ?? property, level + 1) : [];
}

/** The type of a value in words. */
export function typeOf(document: SpecDocument, given: Schema | Reference): string {
  const schema = resolveRef<Schema>(document, given);
  const words = ([] as string[]).concat(schema.type ?? (schema.oneOf ? "one of several forms" : "any")).join(" or ");
  const type = schema.items ? `list of ${typeOf(document, schema.items)}` : words;
  const values = schema.enum ?? schema["x-extensible-enum"];
  const known = values
    ? ` (${values.map((value) => JSON.stringify(value)).join(", ")}${schema.enum ? "" : ", …"})`
    : "";
  return `${type}${known}${schema.default === undefined ? "" : `, default ${JSON.stringify(schema.default)}`}`;
}
