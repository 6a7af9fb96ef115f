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
    // What had only `a` matches both alternatives now.
    ["major", "request-alternatives-overlap", "request-field-became-optional"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "a field of an alternative becomes optional, and several may match",
    { anyOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] },
    { anyOf: [object({ a: text }, ["a"]), object({ b: text })] },
    ["minor", "request-field-became-optional"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "an alternative that holds itself is new beside one that does",
    { oneOf: [{ $ref: "#/components/schemas/A" }, object({ b: text }, ["b"])] },
    { oneOf: [{ $ref: "#/components/schemas/A" }, object({ b: text }, ["b"]), { $ref: "#/components/schemas/B" }] },
    ["major", "request-alternatives-overlap"],
    ["major", "response-alternative-added"],
    {
      components: {
        schemas: {
          A: object({ next: { $ref: "#/components/schemas/A" }, a: text }, ["next"]),
          B: object({ next: { $ref: "#/components/schemas/B" }, c: text }, ["next"]),
        },
      },
    },
  ),
  bothWays(
    "the limits of two alternatives begin to overlap",
    {
      oneOf: [
        { ...text, maxLength: 5 },
        { ...text, minLength: 6 },
      ],
    },
    {
      oneOf: [
        { ...text, maxLength: 6 },
        { ...text, minLength: 6 },
      ],
    },
    ["major", "request-alternatives-overlap", "request-limit-loosened"],
    ["minor", "response-limit-loosened"],
  ),
  bothWays(
    "the limits of two alternatives that overlap are loosened",
    {
      oneOf: [
        { ...text, maxLength: 7 },
        { ...text, minLength: 6 },
      ],
    },
    {
      oneOf: [
        { ...text, maxLength: 8 },
        { ...text, minLength: 6 },
      ],
    },
    ["minor", "request-limit-loosened"],
    ["minor", "response-limit-loosened"],
  ),
  bothWays(
    "a new alternative is outside the limits of the others",
    {
      oneOf: [
        { ...text, maxLength: 5 },
        { ...text, minLength: 9 },
      ],
    },
    {
      oneOf: [
        { ...text, maxLength: 5 },
        { ...text, minLength: 9 },
        { ...text, minLength: 6, maxLength: 8 },
      ],
    },
    ["minor", "request-alternative-added"],
    ["minor", "response-limit-loosened", "response-limit-tightened"],
  ),
  bothWays(
    "a value is listed in two alternatives",
    { oneOf: [{ enum: ["a", "b"] }, { enum: ["c"] }] },
    { oneOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
    ["major", "request-alternatives-rewritten"],
    ["minor", "response-enum-value-removed"],
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
