import {
  answers,
  api,
  type Case,
  type Expected,
  exchanges,
  object,
  operation,
  type Part,
  query,
  takes,
} from "../case.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const parent = {
  type: ["object"],
  properties: { children: { type: "array", items: { $ref: "#/components/schemas/Node" } } },
};
const withNode = { components: { schemas: { Node: parent } } };

function rewritten(title: string, before: unknown, after: unknown, more: Part = {}): Case {
  const expected: Expected = ["patch", "document-text-changed"];
  return { title: `no difference: ${title}`, expected, old: exchanges(before, more), new: exchanges(after, more) };
}

function equal(title: string, before: unknown, after: unknown): Case {
  return { title: `no difference: ${title}`, expected: ["none"], old: exchanges(before), new: exchanges(after) };
}

const overlapping = [object({ a: text, b: text }, ["a"]), object({ b: text, c: integer }, ["b"])];

const old30 = { openapi: "3.0.3" };

/** Pairs of documents that mean the same but are written differently. */
export const equalCases: Case[] = [
  equal("the same document", object({ a: text }), object({ a: text })),
  equal("the order of fields", object({ a: text, b: integer }), object({ b: integer, a: text })),
  rewritten(
    "the order of required fields",
    object({ a: text, b: text }, ["a", "b"]),
    object({ a: text, b: text }, ["b", "a"]),
  ),
  rewritten("the order of listed values", { ...text, enum: ["a", "b"] }, { ...text, enum: ["b", "a"] }),
  rewritten("a description", object({ a: text }), object({ a: { ...text, description: "A." } })),
  rewritten("an example", object({ a: text }), object({ a: { ...text, examples: ["x"] } })),
  rewritten(
    "a schema is moved to a component",
    object({ a: text }),
    { $ref: "#/components/schemas/A" },
    {
      components: { schemas: { A: object({ a: text }) } },
    },
  ),
  rewritten("one schema in allOf", object({ a: text }), { allOf: [object({ a: text })] }),
  rewritten("fields spread over an allOf", object({ a: text, b: integer }, ["a"]), {
    allOf: [object({ a: text }, ["a"]), object({ b: integer })],
  }),
  rewritten("one schema in oneOf", text, { oneOf: [text] }),
  rewritten(
    "alternatives in an allOf of their own",
    { oneOf: [text, integer] },
    { oneOf: [{ allOf: [text] }, integer] },
  ),
  rewritten(
    "null and an alternative in an allOf of their own",
    { anyOf: [object({ a: text }), { type: "null" }] },
    { anyOf: [{ allOf: [object({ a: text })] }, { allOf: [{ type: "null" }] }] },
  ),
  rewritten("anyOf in a oneOf of its own", { anyOf: overlapping }, { oneOf: [{ anyOf: overlapping }] }),
  rewritten("oneOf in an anyOf of its own", { oneOf: overlapping }, { anyOf: [{ oneOf: overlapping }] }),
  rewritten(
    "nullable alternatives in a union of the other kind",
    { oneOf: [object({ a: text }, ["a"]), { anyOf: [...overlapping, { type: "null" }] }] },
    { oneOf: [object({ a: text }, ["a"]), { anyOf: [{ type: "null" }, ...overlapping] }] },
  ),
  rewritten(
    "the same plain type twice, written differently",
    { anyOf: [text, object({ a: text }), { type: ["string"], minLength: 0 }] },
    { anyOf: [text, object({ a: text })] },
  ),
  rewritten("a list of types as alternatives", { type: ["string", "integer"] }, { oneOf: [text, integer] }),
  rewritten("null as an alternative", { type: ["string", "null"] }, { anyOf: [text, { type: "null" }] }),
  rewritten("a single listed value as const", { ...text, enum: ["a"] }, { ...text, const: "a" }),
  rewritten(
    "listed values as alternatives",
    { ...text, enum: ["a", "b"] },
    { oneOf: [{ const: "a" }, { const: "b" }] },
  ),
  rewritten("an exclusive bound of whole numbers", { ...integer, exclusiveMinimum: 0 }, { ...integer, minimum: 1 }),
  rewritten("a minimal length of 0", text, { ...text, minLength: 0 }),
  rewritten(
    "additional properties, which are allowed by default",
    object({ a: text }),
    object({ a: text }, [], { additionalProperties: true }),
  ),
  rewritten("a missing type that follows from the keywords", object({ a: text }), { properties: { a: text } }),
  rewritten("a bound that does not apply to the type", text, { ...text, minimum: 3 }),
  rewritten("a recursive schema, unrolled once", { $ref: "#/components/schemas/Node" }, parent, withNode),
  rewritten("an alternative listed twice", { anyOf: [object({ a: text }), object({ a: text })] }, object({ a: text })),
  rewritten("a type beside a subset of it", { anyOf: [{ type: "number" }, integer] }, { type: "number" }),
  rewritten("both truth values, listed", { type: "boolean" }, { type: "boolean", enum: [true, false] }),
  rewritten("a listed value of another type", { ...text, enum: ["a", 1] }, { ...text, enum: ["a"] }),
  rewritten("every type", {}, { type: ["string", "number", "boolean", "object", "array", "null"] }),
  rewritten("listed whole numbers", { ...integer, enum: [1, 2] }, { type: "number", enum: [1, 2] }),
  {
    title: "no difference: nullable of 3.0 becomes a type of 3.1",
    expected: ["patch", "document-text-changed"],
    old: exchanges(object({ a: { ...text, nullable: true } }), old30),
    new: exchanges(object({ a: { type: ["string", "null"] } })),
  },
  {
    title: "no difference: an exclusive bound of 3.0 becomes one of 3.1",
    expected: ["patch", "document-text-changed"],
    old: exchanges({ type: "number", minimum: 1, exclusiveMinimum: true }, old30),
    new: exchanges({ type: "number", exclusiveMinimum: 1 }),
  },
  {
    title: "no difference: a component is renamed",
    expected: ["patch", "document-text-changed"],
    old: exchanges({ $ref: "#/components/schemas/A" }, { components: { schemas: { A: object({ a: text }) } } }),
    new: exchanges({ $ref: "#/components/schemas/B" }, { components: { schemas: { B: object({ a: text }) } } }),
  },
  {
    title: "no difference: a keyword beside a reference in 3.0",
    expected: ["patch", "document-text-changed"],
    old: exchanges({ $ref: "#/components/schemas/Error" }, old30),
    new: exchanges({ $ref: "#/components/schemas/Error", minProperties: 2 }, old30),
  },
  {
    title: "a keyword beside a reference in 3.1 counts",
    expected: ["major", "request-limit-tightened", "response-limit-tightened"],
    old: exchanges({ $ref: "#/components/schemas/Error" }),
    new: exchanges({ $ref: "#/components/schemas/Error", minProperties: 2 }),
  },
  {
    title: "no difference: a parameter's style is spelled out",
    expected: ["patch", "document-text-changed"],
    old: takes(query("ids", { type: "array", items: text })),
    new: takes(query("ids", { type: "array", items: text }, { style: "form", explode: true, required: false })),
  },
  {
    title: "no difference: parameters move to the path, and in another order",
    expected: ["patch", "document-text-changed"],
    old: api({ "/people": { get: operation("listPeople", { parameters: [query("a", text), query("b", text)] }) } }),
    new: api({ "/people": { parameters: [query("b", text), query("a", text)], get: operation("listPeople") } }),
  },
  {
    title: "no difference: a summary, tags and the rate limit group",
    expected: ["patch", "operation-text-changed"],
    old: api({ "/people": { get: operation("listPeople", { tags: ["a"], "x-rate-limit-group": "a" }) } }),
    new: api({
      "/people": { get: operation("listPeople", { tags: ["b"], "x-rate-limit-group": "b", summary: "All." }) },
    }),
  },
  {
    title: "no difference: an unused component changes",
    expected: ["patch", "document-text-changed"],
    old: exchanges(text, { components: { schemas: { Unused: text } } }),
    new: exchanges(text, { components: { schemas: { Unused: integer } } }),
  },
  {
    title: "no difference: a response is moved to a component",
    expected: ["patch", "document-text-changed"],
    old: api({ "/people": { get: operation("listPeople", { responses: answers(text) }) } }),
    new: api(
      {
        "/people": {
          get: operation("listPeople", { responses: { ...answers(text), 200: { $ref: "#/components/responses/Ok" } } }),
        },
      },
      { components: { responses: { Ok: answers(text)[200] } } },
    ),
  },
];
