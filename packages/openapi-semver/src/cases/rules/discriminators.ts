import { type Case, type Expected, gives, object, type Part, sends } from "../case.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
const child = (fields: Part, required: string[] = []): Part => ({ allOf: [ref("Pet"), object(fields, required)] });
const pet = (discriminator: Part): Part => ({ ...object({ kind: text }, ["kind"]), discriminator });
const mapping = (map: Part): Part => ({ propertyName: "kind", mapping: map });
const CAT = { cat: "#/components/schemas/Cat" };

function components(title: string, schema: Part, old: Part, now: Part, sent: Expected, got: Expected): Case[] {
  const [before, after] = [{ components: { schemas: old } }, { components: { schemas: now } }];
  return [
    { title: `sent: ${title}`, expected: sent, old: sends(schema, before), new: sends(schema, after) },
    { title: `received: ${title}`, expected: got, old: gives(schema, before), new: gives(schema, after) },
  ];
}

/** Two alternatives of a union with a discriminator. */
function union(title: string, old: Part | undefined, now: Part | undefined, sent: Expected, got: Expected): Case[] {
  const schemas = (discriminator: Part | undefined): Part => ({
    Pet: { oneOf: [ref("Cat"), ref("Dog")], ...(discriminator ? { discriminator } : {}) },
    Cat: object({ kind: text, lives: integer }, ["kind", "lives"]),
    Dog: object({ kind: text, tricks: integer }, ["kind", "tricks"]),
  });
  return components(title, ref("Pet"), schemas(old), schemas(now), sent, got);
}

/** Alternatives without a mapping, of which Tom is another name for Cat. */
const named = (...names: string[]): Part => ({
  Pet: { oneOf: names.map(ref), discriminator: { propertyName: "kind" } },
  Cat: object({ kind: text, lives: integer }),
  Dog: object({ kind: text, tricks: integer }),
  Tom: ref("Cat"),
});

const both = { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" };
const NO_EFFECT: Expected = ["patch", "document-text-changed"];

/** Discriminators: with alternatives beside them, and with schemas that contain theirs. */
export const discriminatorCases: Case[] = [
  components(
    "a schema that a mapping alone leads to loses a field",
    ref("Pet"),
    { Pet: pet(mapping(CAT)), Cat: child({ lives: integer, age: integer }) },
    { Pet: pet(mapping(CAT)), Cat: child({ lives: integer }) },
    ["major", "request-field-removed"],
    ["major", "response-field-removed"],
  ),
  components(
    "a schema that a mapping names without a reference gets a required field",
    { type: "array", items: ref("Pet") },
    { Pet: pet(mapping({ cat: "Cat" })), Cat: child({ lives: integer }) },
    { Pet: pet(mapping({ cat: "Cat" })), Cat: child({ lives: integer, age: integer }, ["age"]) },
    ["major", "request-required-field-added"],
    ["minor", "response-field-added"],
  ),
  components(
    "a schema that contains one with a discriminator changes a type, without a mapping",
    object({ pet: ref("Pet") }),
    { Pet: pet({ propertyName: "kind" }), Cat: child({ lives: integer }) },
    { Pet: pet({ propertyName: "kind" }), Cat: child({ lives: text }) },
    ["major", "request-type-changed"],
    ["major", "response-type-changed"],
  ),
  components(
    "a field of one of the schemas that only its sibling loses",
    ref("Dog"),
    { Pet: pet({ propertyName: "kind" }), Cat: child({ lives: integer }), Dog: child({ tricks: integer }) },
    { Pet: pet({ propertyName: "kind" }), Cat: child({}), Dog: child({ tricks: integer }) },
    NO_EFFECT,
    NO_EFFECT,
  ),
  components(
    "the schema of a mapping goes, behind an `allOf` of one",
    { allOf: [ref("Pet")], description: "A pet." },
    { Pet: pet(mapping({ ...CAT, dog: "Dog" })), Cat: child({ a: text }), Dog: child({ b: text }) },
    { Pet: pet(mapping(CAT)), Cat: child({ a: text }) },
    ["major", "request-discriminator-value-removed"],
    ["major", "response-discriminator-value-removed"],
  ),
  components(
    "another schema that contains the one with the discriminator",
    ref("Pet"),
    { Pet: pet({ propertyName: "kind" }), Cat: child({ a: text }) },
    { Pet: pet({ propertyName: "kind" }), Cat: child({ a: text }), Dog: child({ b: text }) },
    ["minor", "request-discriminator-value-added"],
    ["major", "response-discriminator-value-added"],
  ),
  components(
    "no difference: a mapping spells out the names of the schemas",
    ref("Pet"),
    { Pet: pet({ propertyName: "kind" }), Cat: child({ a: text }) },
    { Pet: pet(mapping({ Cat: "#/components/schemas/Cat" })), Cat: child({ a: text }) },
    NO_EFFECT,
    NO_EFFECT,
  ),
  union(
    "a discriminator goes",
    mapping(both),
    undefined,
    ["minor", "request-discriminator-removed"],
    ["major", "response-keyword-changed"],
  ),
  union(
    "a discriminator with a mapping appears",
    undefined,
    mapping(both),
    ["major", "request-keyword-changed"],
    ["minor", "response-discriminator-added"],
  ),
  union(
    "a second value for a schema",
    mapping(both),
    mapping({ ...both, kitty: CAT.cat }),
    ["minor", "request-discriminator-value-added"],
    ["major", "response-discriminator-value-added"],
  ),
  union(
    "one of two values for a schema goes",
    mapping({ ...both, kitty: CAT.cat }),
    mapping(both),
    ["major", "request-discriminator-value-removed"],
    ["minor", "response-discriminator-alias-removed"],
  ),
  union(
    "the values of two schemas are exchanged",
    mapping(both),
    mapping({ cat: both.dog, dog: both.cat }),
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  union(
    "a value of a schema is renamed",
    mapping(both),
    mapping({ cat: both.cat, hound: both.dog }),
    ["major", "request-discriminator-value-removed"],
    ["major", "response-discriminator-value-removed"],
  ),
  union(
    "the discriminator is another field",
    mapping(both),
    { ...mapping(both), propertyName: "type" },
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  union(
    "another schema is chosen where the value is unknown",
    { ...mapping(both), defaultMapping: "Cat" },
    { ...mapping(both), defaultMapping: "Dog" },
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  union("no difference: mapping by name", mapping(both), mapping({ cat: "Cat", dog: "Dog" }), NO_EFFECT, NO_EFFECT),
  components(
    "the only alternative has another value",
    ref("Pet"),
    { Pet: { oneOf: [ref("Cat")], discriminator: mapping({ cat: "Cat" }) }, Cat: object({ kind: text }) },
    { Pet: { oneOf: [ref("Cat")], discriminator: mapping({ tom: "Cat" }) }, Cat: object({ kind: text }) },
    ["major", "request-discriminator-value-removed"],
    ["major", "response-discriminator-value-removed"],
  ),
  components(
    "a second name for one of the alternatives",
    ref("Pet"),
    named("Cat", "Dog"),
    named("Cat", "Dog", "Tom"),
    ["minor", "request-discriminator-value-added"],
    ["major", "response-discriminator-value-added"],
  ),
  components(
    "a second name for one of the alternatives is gone",
    ref("Pet"),
    named("Cat", "Dog", "Tom"),
    named("Cat", "Dog"),
    ["major", "request-discriminator-value-removed"],
    ["minor", "response-discriminator-alias-removed"],
  ),
  components(
    "names for the same schema in another order",
    ref("Pet"),
    named("Cat", "Dog", "Tom"),
    named("Tom", "Dog", "Cat"),
    NO_EFFECT,
    NO_EFFECT,
  ),
  ...[
    { way: "a child of a child", toy: (fields: Part): Part => ({ allOf: [ref("Cat"), object(fields)] }) },
    {
      way: "a child within an `allOf` of an `allOf`",
      toy: (fields: Part): Part => ({ allOf: [{ allOf: [ref("Cat")] }, object(fields)] }),
    },
    { way: "a child beside a reference", toy: (fields: Part): Part => ({ ...ref("Pet"), properties: fields }) },
  ].flatMap(({ way, toy }) => {
    const pets = { Pet: pet({ propertyName: "kind" }), Cat: child({ lives: integer }) };
    return [
      components(
        `${way} changes`,
        ref("Pet"),
        { ...pets, Toy: toy({ size: text }) },
        { ...pets, Toy: toy({ size: integer }) },
        ["major", "request-type-changed"],
        ["major", "response-type-changed"],
      ),
      components(
        `${way} is new`,
        ref("Pet"),
        pets,
        { ...pets, Toy: toy({ size: text }) },
        ["minor", "request-discriminator-value-added"],
        ["major", "response-discriminator-value-added"],
      ),
    ].flat();
  }),
  components(
    "a child of the child that is sent is new",
    ref("Cat"),
    { Pet: pet({ propertyName: "kind" }), Cat: child({ lives: integer }) },
    {
      Pet: pet({ propertyName: "kind" }),
      Cat: child({ lives: integer }),
      Kitten: { allOf: [ref("Cat"), object({ size: text })] },
    },
    ["minor", "request-discriminator-value-added"],
    ["major", "response-discriminator-value-added"],
  ),
  components(
    "no difference: another child than the one that is sent",
    ref("Cat"),
    { Pet: pet({ propertyName: "kind" }), Cat: child({ lives: integer }) },
    { Pet: pet({ propertyName: "kind" }), Cat: child({ lives: integer }), Dog: child({ tricks: integer }) },
    NO_EFFECT,
    NO_EFFECT,
  ),
].flat();
