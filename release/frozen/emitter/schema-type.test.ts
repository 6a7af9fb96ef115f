import { expect, it } from "vitest";
import { emitTypes } from "./emit.ts";
import { type Schema, schemaType } from "./schema-type.ts";

const object = (properties: Record<string, Schema>, more: Schema = {}): Schema => ({
  type: "object",
  properties,
  ...more,
});

it.each<[string, Schema, string]>([
  ["a reference", { $ref: "#/components/schemas/A~1B" }, 'components["schemas"]["A/B"]'],
  ["a list of alternatives", { type: "array", items: { type: ["string", "null"] } }, "Array<string | null>"],
  ["listed values", { type: "string", enum: ["a", "b"] }, '"a" | "b"'],
  ["an open list", { type: "string", "x-extensible-enum": ["a"] }, '"a" | (string & {})'],
  ["two schemas at once", { allOf: [{ type: "string" }, { enum: ["a"] }] }, '(string) & ("a")'],
  ["no keyword", {}, "unknown"],
  ["an object without fields", { type: "object" }, "Record<string, never>"],
  ["a map", { type: "object", additionalProperties: { type: "integer" } }, "{ [key: string]: number }"],
  [
    "fields",
    object({ a: { type: "string" }, b: { type: "string" } }, { required: ["a"] }),
    '{\n"a": string;\n"b"?: string;\n}',
  ],
  ["a field with a default", object({ a: { type: "string", default: "x" } }), '{\n"a": string;\n}'],
])("%s", (_, schema, type) => {
  expect(schemaType(schema)).toBe(type);
});

it.each(["not", "prefixItems", "discriminator", "patternProperties", "$dynamicRef"])(
  "the keyword %s is refused, because its type would be wrong",
  (keyword) => {
    const schema = object({ a: { type: "string", [keyword]: {} } as Schema });
    expect(() => schemaType(schema)).toThrow(`The emitter has no type for the keyword ${keyword}.`);
  },
);

it("webhooks and operations without an id are refused", () => {
  const document = { openapi: "3.1.0", info: { title: "A", version: "1" }, paths: {} };
  expect(() => emitTypes({ ...document, webhooks: {} })).toThrow("no types for webhooks");
  expect(() => emitTypes({ ...document, paths: { "/a": { get: {} } } })).toThrow("an operationId for get /a");
});
