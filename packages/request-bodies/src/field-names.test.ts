import { describe, expect, test } from "vitest";
import { fieldNames } from "./field-names.ts";

const closed = (...names: string[]) => ({
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});
const text = { type: "string" };
const document = {
  components: {
    schemas: {
      Person: closed("name"),
      Node: {
        type: "object",
        additionalProperties: false,
        properties: { next: { $ref: "#/components/schemas/Node" } },
      },
    },
  },
};
const person = { $ref: "#/components/schemas/Person" };

describe("names of fields", () => {
  const cases: readonly [what: string, schema: unknown, names: unknown][] = [
    ["a closed object", closed("a", "b"), { a: true, b: true }],
    ["a closed object without fields", closed(), {}],
    ["an open object", { type: "object", properties: { a: text } }, true],
    ["an object with names by pattern", { ...closed("a"), patternProperties: {} }, true],
    ["an object inside another", { ...closed(), properties: { a: person } }, { a: { name: true } }],
    ["items of a list", { ...closed(), properties: { a: { type: "array", items: person } } }, { a: { name: true } }],
    ["a list of anything", { ...closed(), properties: { a: { type: "array" } } }, { a: true }],
    ["an object or null", { ...closed("a"), type: ["object", "null"] }, { a: true }],
    ["either form", { oneOf: [closed("a"), { ...closed("b"), required: ["b"] }] }, { a: true, b: true }],
    ["either form, one of them open", { anyOf: [closed("a"), { type: "object" }] }, true],
    ["an object or a text", { oneOf: [person, text] }, { name: true }],
    ["both parts, one of them open", { allOf: [closed("a"), { type: "object" }] }, { a: true }],
    ["both parts, closed", { allOf: [closed("a", "b"), closed("b", "c")] }, { b: true }],
    ["a schema inside itself", { $ref: "#/components/schemas/Node" }, { next: true }],
    ["a text", text, true],
    ["anything", true, true],
    ["nothing", false, true],
    ["no type, but closed", { additionalProperties: false, properties: { a: text } }, { a: true }],
  ];
  test.for(cases)("of %s", ([, schema, names]) => {
    expect(fieldNames(document, schema)).toEqual(names);
  });
});
