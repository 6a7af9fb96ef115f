import { bothWays, type Case, type Expected, gives, object, type Part, sends } from "../case.ts";

const text = { type: "string" };
const ref = (name: string, beside: Part = {}): Part => ({ $ref: `#/components/schemas/${name}`, ...beside });
const NO_EFFECT: Expected = ["patch", "document-text-changed"];

/** The same change, sent and received, in documents that differ in their components alone. */
function components(title: string, schema: unknown, before: Part, after: Part, sent: Expected, got: Expected): Case[] {
  const [old, now] = [{ components: { schemas: before } }, { components: { schemas: after } }];
  return [
    { title: `sent: ${title}`, expected: sent, old: sends(schema, old), new: sends(schema, now) },
    { title: `received: ${title}`, expected: got, old: gives(schema, old), new: gives(schema, now) },
  ];
}

const chain = (beside: Part): Part => ({ Name: text, Short: ref("Name", beside) });
const person = object({ a: text, b: text });

/** What stands beside a reference, at any step of a chain and in any place that holds a schema. */
export const referenceCases: Case[] = [
  components(
    "a field in a map of fields that `properties` refers to",
    { type: "object", properties: ref("Fields") },
    { Fields: { a: text, b: text } },
    { Fields: { a: text } },
    ["major", "request-field-removed"],
    ["major", "response-field-removed"],
  ),
  components(
    "a limit beside the second of two references",
    object({ name: ref("Short") }),
    chain({ maxLength: 50 }),
    chain({ maxLength: 20 }),
    ["major", "request-limit-tightened"],
    ["minor", "response-limit-tightened"],
  ),
  components(
    "a limit beside the third of three references",
    object({ name: ref("Alias") }),
    { ...chain({ maxLength: 20 }), Alias: ref("Short", { description: "A." }) },
    { ...chain({ maxLength: 50 }), Alias: ref("Short", { description: "A." }) },
    ["minor", "request-limit-loosened"],
    ["minor", "response-limit-loosened"],
  ),
  components(
    "`required` beside a reference behind another reference",
    ref("Known"),
    { Person: person, Known: ref("Person", { required: ["a"] }) },
    { Person: person, Known: ref("Person", { required: ["a", "b"] }) },
    ["major", "request-field-became-required"],
    ["minor", "response-field-became-required"],
  ),
  components(
    "`readOnly` beside a reference behind another reference",
    object({ a: text, name: ref("Short") }),
    chain({}),
    chain({ readOnly: true }),
    ["major", "request-field-removed"],
    NO_EFFECT,
  ),
  components(
    "a pattern beside a reference behind `items`",
    { type: "array", items: ref("Short") },
    chain({}),
    chain({ pattern: "^a" }),
    ["major", "request-pattern-narrowed"],
    ["minor", "response-pattern-narrowed"],
  ),
  components(
    "a limit beside a reference behind `additionalProperties`",
    { type: "object", additionalProperties: ref("Short") },
    chain({}),
    chain({ maxLength: 9 }),
    ["major", "request-limit-tightened"],
    ["minor", "response-limit-tightened"],
  ),
  bothWays(
    "one of two alternatives of the same reference asks for more",
    { anyOf: [ref("Person", { required: ["a"] }), ref("Person", { required: ["b"] })] },
    { anyOf: [ref("Person", { required: ["a"] }), ref("Person", { required: ["a", "b"] })] },
    ["major", "request-field-became-required"],
    ["minor", "response-field-became-required"],
    { components: { schemas: { Person: person } } },
  ),
  bothWays(
    "`required` beside a reference to alternatives, itself an alternative, asks for more",
    { oneOf: [ref("Either", { required: ["id"] }), { type: "integer" }] },
    { oneOf: [ref("Either", { required: ["id", "name"] }), { type: "integer" }] },
    ["major", "request-required-field-added"],
    ["minor", "response-field-added"],
    { components: { schemas: { Either: { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] } } } },
  ),
  bothWays(
    "two members of `allOf` that refer to one schema, one of them with a limit beside it",
    { allOf: [object({ name: ref("Name") }), object({ name: ref("Name", { maxLength: 9 }) })] },
    { allOf: [object({ name: ref("Name") }), object({ name: ref("Name", { maxLength: 8 }) })] },
    ["major", "request-limit-tightened"],
    ["minor", "response-limit-tightened"],
    { components: { schemas: { Name: text } } },
  ),
  components(
    "a schema inside a keyword that stands beside a reference",
    ref("Person", { properties: { name: ref("Name") } }),
    { Person: person, Name: text },
    { Person: person, Name: { type: "integer" } },
    ["major", "request-type-changed"],
    ["major", "response-type-changed"],
  ),
  components(
    "null behind a reference with a limit beside it is no longer an alternative",
    { oneOf: [ref("Maybe", { minLength: 1 }), object({ a: text }, ["a"])] },
    { Maybe: { type: ["string", "null"] } },
    { Maybe: text },
    ["major", "request-no-longer-nullable"],
    ["minor", "response-no-longer-nullable"],
  ),
  bothWays(
    "alternatives whose references, with keywords beside them, lead back to themselves",
    { oneOf: [ref("One", { minProperties: 1 }), { type: "integer" }] },
    { oneOf: [ref("One", { minProperties: 1, description: "It." }), { type: "integer" }] },
    ["major", "reference-unresolved"],
    ["major", "reference-unresolved"],
    { components: { schemas: { One: ref("Two", { minProperties: 2 }), Two: ref("One", { maxProperties: 9 }) } } },
  ),
  {
    title: "3.2 counts what stands beside a reference",
    expected: ["major", "request-limit-tightened"] as const,
    old: sends(ref("Short"), { openapi: "3.2.0", components: { schemas: chain({ maxLength: 50 }) } }),
    new: sends(ref("Short"), { openapi: "3.2.0", components: { schemas: chain({ maxLength: 20 }) } }),
  },
  {
    title: "3.0 ignores what stands beside a reference behind another reference",
    expected: NO_EFFECT,
    old: sends(ref("Short"), { openapi: "3.0.3", components: { schemas: chain({ maxLength: 50 }) } }),
    new: sends(ref("Short"), { openapi: "3.0.3", components: { schemas: chain({ maxLength: 20 }) } }),
  },
  {
    title: "no difference: a limit beside a reference moves to an alias of its own",
    expected: NO_EFFECT,
    old: sends(object({ a: ref("Name", { maxLength: 9 }) }), { components: { schemas: { Name: text } } }),
    new: sends(object({ a: ref("Short") }), { components: { schemas: chain({ maxLength: 9 }) } }),
  },
].flat();
