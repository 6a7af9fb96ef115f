import { resolveRef, type SpecDocument } from "../../../scripts/lib/project/spec-document.ts";
import { firstSentence } from "../plain-text.ts";

/** How a field's text becomes a value. */
export type FieldKind = "text" | "choice" | "boolean" | "integer" | "list" | "integers" | "json" | "people";

/** One labelled field of the form. */
export interface Field {
  readonly in: "path" | "query" | "body";
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** What the field is filled with; empty means not sent. */
  readonly value: string;
  /** The first sentence of the spec's description, and the spec's example if the field is not filled with it. */
  readonly hint: string;
  /** The values of a choice. */
  readonly choices: readonly string[];
}

/** The parts of a schema that a form needs. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: object;
  readonly description?: string;
}

/** What a field is made from. */
export interface FieldSource {
  readonly in: Field["in"];
  readonly name: string;
  readonly schema: object;
  readonly required: boolean;
  readonly description?: string | undefined;
  readonly example?: unknown;
  /** Whether the field is filled with the example, or only names it. */
  readonly isFilled: boolean;
  /** What its schema does not say. */
  readonly kind?: FieldKind;
}

/** Makes a field. */
export function fieldOf(document: SpecDocument, source: FieldSource): Field {
  const schema = resolveRef<FieldSchema>(document, source.schema);
  const kind = source.kind ?? kindOf(document, schema);
  const example = source.example === undefined ? "" : textOf(kind, source.example);
  const hint = firstSentence((source.description ?? schema.description ?? "").replaceAll("`", ""));
  const named = example === "" || source.isFilled ? "" : ` Example: ${example}`;
  return {
    in: source.in,
    name: source.name,
    kind,
    required: source.required,
    value: source.isFilled ? example : "",
    hint: `${hint}${named}`.trim(),
    choices: kind === "choice" ? (schema.enum ?? []).filter((one) => one !== null).map(String) : [],
  };
}

function kindOf(document: SpecDocument, schema: FieldSchema): FieldKind {
  const types = [schema.type ?? []].flat().filter((type) => type !== "null");
  const type = types.length === 1 ? types[0] : undefined;
  if (type === "boolean" || type === "integer") return type;
  if (type === "string") return schema.enum ? "choice" : "text";
  if (type !== "array") return "json";
  const items = resolveRef<FieldSchema>(document, schema.items ?? {});
  return items.type === "integer" ? "integers" : "list";
}

function textOf(kind: FieldKind, value: unknown): string {
  if (kind === "json" || kind === "people") return JSON.stringify(value, null, 2);
  return Array.isArray(value) ? value.join(", ") : String(value);
}
