import { bothWays, type Case, object, type Part } from "../case.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const plain = object({ id: text, name: text });
/** Fields beside alternatives that each name one more. */
const based = (base: Part): Part => ({ ...base, oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] });
/** The same with alternatives that ask for nothing new. */
const loose = (base: Part): Part => ({ ...base, oneOf: [object({ a: text }), object({ b: integer })] });

/** A plain schema that becomes one with a base and alternatives, and back: the base belongs to each alternative. */
export const unionBaseCases: Case[] = [
  bothWays(
    "alternatives appear, and the base requires a field more",
    plain,
    loose(object({ id: text, name: text }, ["id"])),
    ["major", "request-alternatives-rewritten"],
    ["minor", "response-field-added", "response-field-became-required"],
  ),
  bothWays(
    "alternatives appear, and the base is closed",
    plain,
    { ...loose(plain), additionalProperties: false },
    ["major", "request-alternatives-rewritten"],
    ["minor", "response-additional-fields-forbidden", "response-field-added"],
  ),
  bothWays(
    "alternatives appear, and the base lost a field",
    plain,
    loose(object({ id: text })),
    ["major", "request-alternatives-rewritten"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "alternatives appear, and a field of the base has another type",
    plain,
    loose(object({ id: integer, name: text })),
    ["major", "request-alternatives-rewritten"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "alternatives appear beside the same base, and require their own fields",
    plain,
    based(plain),
    ["major", "request-alternatives-rewritten"],
    ["minor", "response-field-added"],
  ),
  bothWays(
    "alternatives go, and the base requires a field more",
    loose(plain),
    object({ id: text, name: text, a: text, b: integer }, ["id"]),
    ["major", "request-alternatives-rewritten"],
    ["minor", "response-field-added", "response-field-became-required"],
  ),
  bothWays(
    "alternatives go, and the base lost a field",
    based(plain),
    object({ id: text, a: text, b: text }),
    ["major", "request-alternatives-rewritten"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "alternatives go, and all of their fields may be sent",
    based(plain),
    object({ id: text, name: text, a: text, b: text }),
    ["minor", "request-field-added", "request-field-became-optional"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "alternatives appear in an `allOf` whose other member requires a field more",
    plain,
    { allOf: [object({ id: text, name: text }, ["name"]), loose({})] },
    ["major", "request-alternatives-rewritten"],
    ["minor", "response-field-added", "response-field-became-required"],
  ),
  bothWays(
    "alternatives appear beside a limit",
    { ...text, maxLength: 50 },
    {
      ...text,
      maxLength: 20,
      anyOf: [
        { ...text, format: "uuid" },
        { ...text, format: "email" },
      ],
    },
    ["major", "request-alternatives-rewritten"],
    ["minor", "response-format-narrowed", "response-limit-tightened"],
  ),
  bothWays(
    "an alternative that refers back to the schema with the base",
    object({ kind: text }),
    { $ref: "#/components/schemas/Pet" },
    ["major", "request-field-added", "request-field-became-required"],
    ["minor", "response-field-added", "response-field-became-required"],
    {
      components: {
        schemas: {
          Pet: { ...object({ kind: text }, ["kind"]), oneOf: [{ $ref: "#/components/schemas/Cat" }] },
          Cat: {
            allOf: [{ $ref: "#/components/schemas/Pet" }, object({ pet: { $ref: "#/components/schemas/Pet" } })],
          },
        },
      },
    },
  ),
].flat();
