import { bothWays, type Case, object } from "./case.ts";

const text = { type: "string" };
const within = (schema: unknown) => object({ field: schema });

/** Changes of alternatives, and of keywords whose effect is unknown, each judged in what callers send and in what they receive. */
export const alternativeCases: Case[] = [
  bothWays(
    "an alternative is added",
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    {
      oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"]), object({ c: text }, ["c"])],
    },
    ["minor", "request-alternative-added"],
    ["major", "response-alternative-added"],
  ),
  bothWays(
    "an alternative with fields is removed",
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"]), object({ c: text }, ["c"])] },
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    ["major", "request-alternative-removed"],
    ["major", "response-alternative-with-fields-removed"],
  ),
  bothWays(
    "one of two formats of text is removed",
    within({
      oneOf: [
        { ...text, format: "date" },
        { ...text, format: "uuid" },
      ],
    }),
    within({ ...text, format: "date" }),
    ["major", "request-alternative-removed"],
    ["minor", "response-alternative-removed"],
  ),
  bothWays(
    "a field of an alternative becomes optional",
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    { oneOf: [object({ a: text }, ["a"]), object({ b: text })] },
    ["minor", "request-field-became-optional"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "alternatives are rewritten",
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    { oneOf: [object({ c: text }, ["c"]), object({ d: text }, ["d"])] },
    ["major", "request-alternatives-rewritten"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "a `not` appears",
    within(text),
    within({ ...text, not: { const: "x" } }),
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  bothWays(
    "an `if` is changed",
    object({ a: text }, [], { if: { required: ["a"] }, else: { required: ["b"] } }),
    object({ a: text }, [], { if: { required: ["a"] }, else: { required: ["c"] } }),
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  bothWays(
    "a discriminator appears",
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])], discriminator: { propertyName: "kind" } },
    ["major", "request-keyword-changed"],
    ["minor", "response-discriminator-added"],
  ),
  bothWays(
    "an unknown keyword appears",
    within(text),
    within({ ...text, contentCharset: "utf-8" }),
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  bothWays(
    "the schema whose name is the discriminator's value is renamed",
    {
      oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
      discriminator: { propertyName: "kind" },
    },
    {
      oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/C" }],
      discriminator: { propertyName: "kind" },
    },
    ["major", "request-discriminator-value-removed"],
    ["major", "response-discriminator-value-removed"],
    {
      components: {
        schemas: { A: object({ a: text }, ["a"]), B: object({ b: text }, ["b"]), C: object({ b: text }, ["b"]) },
      },
    },
  ),
  bothWays(
    "only one alternative may match",
    { anyOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    ["major", "request-any-of-became-one-of"],
    ["minor", "response-any-of-became-one-of"],
  ),
  bothWays(
    "several alternatives may match",
    { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    { anyOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    ["minor", "request-one-of-became-any-of"],
    ["minor", "response-one-of-became-any-of"],
  ),
].flat();
