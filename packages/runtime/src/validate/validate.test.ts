import { describe, expect, it } from "vitest";
import { type BodyRules, validate } from "./index.js";

const text: BodyRules = { type: "string" };
const closed = (properties: BodyRules["properties"] & object, more: BodyRules = {}): BodyRules => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...more,
});
const person = closed({ name: text, age: { type: "integer", minimum: 0 } }, { required: ["name"] });

function linesOf(rules: BodyRules, body: unknown): string[] {
  return (validate(rules, body).problems ?? []).map(({ field, message }) => `${field}: ${message}`);
}

it("a valid body is returned as it is", () => {
  const body = { name: "Ada", age: undefined };
  const result = validate(person, body);
  expect(result).toEqual({ valid: true, body });
  expect(result.body).toBe(body);
});

it("every problem is named, at any depth", () => {
  const rules = closed({ people: { type: "array", maxItems: 2, items: person }, lead: person });
  expect(linesOf(rules, { people: [{ name: "Ada" }, { nam: 1 }, { name: 1, age: -1 }], lead: {}, leed: 1 })).toEqual([
    "people: must have at most 2 items, not 3",
    "people[1].name: is missing",
    'people[1].nam: is not a field here; did you mean "name"?',
    "people[2].name: must be a string, not 1",
    "people[2].age: must be at least 0, not -1",
    "lead.name: is missing",
    'leed: is not a field here; did you mean "lead"?',
  ]);
});

describe("words for", () => {
  it.each<[what: string, rules: BodyRules, value: unknown, message: string]>([
    ["another type", { type: ["integer", "null"] }, "x", "must be a whole number or null, not a string"],
    ["a fraction", { type: "integer" }, 1.5, "must be a whole number, not 1.5"],
    ["a list", text, [], "must be a string, not a list"],
    ["an object", text, {}, "must be a string, not an object"],
    ["a Map", { type: "object" }, new Map(), "must be an object, not Map"],
    ["the only value", { enum: ["cat"] }, "dog", 'must be cat; got "dog"'],
    ["the beginning of a value", { enum: ["dog", "cat"] }, "category", 'must be one of dog, cat; got "category"'],
    [
      "a value in another case",
      { enum: ["dog", "cat"] },
      "Cat",
      'must be one of dog, cat; got "Cat"; did you mean "cat"?',
    ],
    ["a long value", { enum: ["a"] }, "x".repeat(99), `must be a; got "${"x".repeat(59)}…`],
    ["an empty text", { minLength: 1 }, "", "must have at least 1 character, not 0"],
    ["a short text", { minLength: 3 }, "😀😀", "must have at least 3 characters, not 2"],
    ["a long text", { maxLength: 1 }, "ab", "must have at most 1 character, not 2"],
    ["a pattern", { pattern: "^a$" }, "b", "must match the pattern ^a$"],
    ["an empty list", { minItems: 1 }, [], "must have at least 1 item, not 0"],
    ["a number below", { exclusiveMinimum: 0 }, 0, "must be more than 0, not 0"],
    ["a number above", { exclusiveMaximum: 1 }, 1, "must be less than 1, not 1"],
    ["a number over the top", { maximum: 1 }, 2, "must be at most 1, not 2"],
    ["an address", { format: "email" }, "ada", "must be an e-mail address"],
    ["a date", { format: "date" }, "2023-02-29", "must be a date, such as 2026-01-31"],
    ["a large number", { format: "int32" }, 2 ** 31, "must be a whole number of 32 bits"],
    ["a field of other fields", { additionalProperties: text }, { a: 1 }, "must be a string, not 1"],
    ["a part of allOf", { allOf: [text, { minLength: 2 }] }, "a", "must have at least 2 characters, not 1"],
    [
      "too many forms",
      { oneOf: [text, { minLength: 2 }] },
      "ab",
      "fits more than one of the forms that the spec allows",
    ],
  ])("%s", (_what, rules, value, message) => {
    expect(validate(rules, value).problems?.map((problem) => problem.message)).toEqual([message]);
  });
});

describe("of several forms, the problems are those of the one that was meant", () => {
  const cat = closed({ kind: { enum: ["cat"] }, lives: { type: "integer" } }, { required: ["kind"] });
  const dog = closed({ kind: { enum: ["dog"] }, tricks: { type: "array", items: text } }, { required: ["kind"] });
  const single = closed({ person }, { required: ["person"] });
  const bulk = closed({ people: { type: "array", items: person } }, { required: ["people"] });
  it.each<[what: string, forms: BodyRules[], value: unknown, lines: string[]]>([
    [
      "by its values",
      [cat, dog],
      { kind: "dog", tricks: [1, 2, 3] },
      [
        "tricks[0]: must be a string, not 1",
        "tricks[1]: must be a string, not 2",
        "tricks[2]: must be a string, not 3",
      ],
    ],
    [
      "by its fields",
      [single, bulk],
      { people: [{}, {}, {}] },
      ["people[0].name: is missing", "people[1].name: is missing", "people[2].name: is missing"],
    ],
    ["by its type", [text, person], { age: -1 }, ["name: is missing", "age: must be at least 0, not -1"]],
    [
      "no type fits",
      [text, { type: ["integer", "null"] }],
      [],
      [": must be a string or a whole number or null, not a list"],
    ],
    ["no form", [single, bulk], { x: 1 }, [": must have either person or people"]],
    ["a form that is undefined", [single, bulk], { person: undefined, people: [{}] }, ["people[0].name: is missing"]],
    ["two forms", [single, bulk], { person: {}, people: [] }, [": must have either person or people, not both"]],
  ])("%s", (_what, oneOf, value, lines) => {
    expect(linesOf({ oneOf }, value)).toEqual(lines);
    expect(linesOf({ anyOf: oneOf }, value)).toEqual(lines);
  });
});

it("fields that are inherited or have a symbol as name do not count, not even those added to every object", () => {
  expect(linesOf(person, Object.assign(Object.create({ name: "Ada" }), { [Symbol("x")]: 1 }))).toEqual([
    "name: is missing",
  ]);
  expect(linesOf(person, JSON.parse('{"name":"Ada","__proto__":1}'))).toEqual([
    "__proto__: is not a field here: the fields are name, age",
  ]);
});

it("names the problems of a very long list", () => {
  expect(validate({ items: text }, Array(300_000).fill(1)).problems).toHaveLength(300_000);
});
