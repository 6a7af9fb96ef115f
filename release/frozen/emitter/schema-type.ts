import { namesIn, nodeAt, type SpecDocument } from "../../../scripts/lib/project/spec-document.ts";

/** A schema, as far as its type is concerned. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

/** Keywords that this emitter turns into types, and those that no type shows. Any other is refused. */
const KNOWN =
  /^(\$ref|description|type|const|enum|allOf|anyOf|oneOf|items|properties|additionalProperties|required|default|title|examples?|format|pattern|deprecated|readOnly|writeOnly|(exclusive)?(min|max)imum|multipleOf|(min|max)(Length|Items|Properties)|uniqueItems|x-.*)$/i;

/**
 * The TypeScript type of a schema.
 *
 * @throws Error for a keyword that would change the type in a way this emitter does not know
 */
export function schemaType(schema: Schema): string {
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.test(keyword));
  if (unknown !== undefined) throw new Error(`The emitter has no type for the keyword ${unknown}.`);
  if (schema.$ref !== undefined) return referenceType(schema.$ref);
  const open = schema["x-extensible-enum"];
  if (open !== undefined) return openEnum(schema, open);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)));
  const parts = [
    ...(schema.oneOf === undefined ? [] : [union(schema.oneOf.map(schemaType))]),
    ...(schema.anyOf === undefined ? [] : [union(schema.anyOf.map(schemaType))]),
    ...(schema.allOf ?? []).map(schemaType),
    ...(schema.type === undefined ? [] : [union(typesOf(schema).map((type) => plainType(type, schema)))]),
  ];
  if (parts.length === 0) return "unknown";
  return parts.length === 1 ? String(parts[0]) : parts.map((part) => `(${part})`).join(" & ");
}

/** `#/components/schemas/User` is `components["schemas"]["User"]`. */
export function referenceType(pointer: string): string {
  const [root, ...names] = namesIn(pointer);
  return `${root}${names.map((name) => `[${JSON.stringify(name)}]`).join("")}`;
}

/** Members of an object type, each with its docs. */
export function members(
  rows: readonly { name: string | number; type: string; optional?: boolean; docs?: string | undefined }[],
): string {
  return rows
    .map(({ name, type, optional, docs }) => {
      const key = typeof name === "number" ? name : JSON.stringify(name);
      return `${docs === undefined ? "" : comment(docs)}${key}${optional ? "?" : ""}: ${type};\n`;
    })
    .join("");
}

/** What a reader sees about a schema or what it refers to. */
export function docsOf(document: SpecDocument, { description, $ref }: Schema): string | undefined {
  if (description !== undefined || $ref === undefined) return description;
  return (nodeAt(document, namesIn($ref)) as Schema | undefined)?.description;
}

function plainType(type: string, schema: Schema): string {
  if (type === "null" || type === "boolean" || type === "string") return type;
  if (type === "integer" || type === "number") return "number";
  if (type === "array") return `Array<${schemaType(schema.items ?? {})}>`;
  if (type === "object") return objectType(schema);
  throw new Error(`The emitter has no type for "${type}".`);
}

function objectType({ properties = {}, additionalProperties, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(([name, schema]) => ({
    name,
    type: schemaType(schema),
    // Like openapi-typescript: a field with a default is always there.
    optional: !required.includes(name) && schema.default === undefined,
    docs: schema.description,
  }));
  const rest = additionalProperties === true ? {} : additionalProperties;
  const parts = [
    ...(rows.length === 0 ? [] : [`{\n${members(rows)}}`]),
    ...(rest ? [`{ [key: string]: ${schemaType(rest)} }`] : []),
  ];
  return parts.join(" & ") || "Record<string, never>";
}

function openEnum(schema: Schema, known: readonly unknown[]): string {
  const types = typesOf(schema);
  const base = types.includes("string") ? "string" : "number";
  const values = known.map((value) => JSON.stringify(value));
  return union([...values, `(${base} & {})`, ...(types.includes("null") ? ["null"] : [])]);
}

function typesOf({ type = [] }: Schema): readonly string[] {
  return typeof type === "string" ? [type] : type;
}

function union(types: readonly string[]): string {
  return types.join(" | ");
}

function comment(text: string): string {
  const lines = text.trim().replaceAll("*/", "*\\/").split("\n");
  return lines.length === 1 ? `/** ${lines[0]} */\n` : `/**\n${lines.map((line) => ` * ${line}\n`).join("")} */\n`;
}
