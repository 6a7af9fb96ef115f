import { stripTypeScriptTypes } from "node:module";
import { agreementOn } from "@invitation-clients/contract-kit";
import { type BodyRules, validate } from "@invitation-clients/runtime/validate";
import { describe, expect, test } from "vitest";
import { ruledBodies, rulesSource } from "./rules-source.ts";

/** A document whose operations take these schemas as bodies. */
function documentOf(schemas: object): object {
  const paths = Object.keys(schemas).map((name) => {
    const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
    return [`/${name}`, { post: { operationId: `send${name}`, requestBody: { content }, responses: {} } }];
  });
  return { openapi: "3.1.0", info: {}, paths: Object.fromEntries(paths), components: { schemas } };
}

async function rulesOf(document: object): Promise<Readonly<Record<string, BodyRules | undefined>>> {
  const code = stripTypeScriptTypes(rulesSource(document));
  return await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
}

const closed = (properties: object, more: object = {}) => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...more,
});

const SUPPORTED = {
  Texts: closed({
    short: { type: "string", minLength: 1, maxLength: 3 },
    code: { type: "string", pattern: "^[A-Z]{2}$" },
    any: { minLength: 2, description: "of any type" },
    secret: { type: "string", format: "password" },
  }),
  Formats: closed({
    when: { type: "string", format: "date-time" },
    day: { type: "string", format: "date" },
    id: { type: "string", format: "uuid" },
    mail: { type: "string", format: "email" },
  }),
  Numbers: closed({
    percent: { type: "integer", minimum: 0, maximum: 100 },
    share: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
    small: { type: "integer", format: "int32" },
    large: { type: "integer", format: "int64" },
    price: { type: "number", format: "double" },
    loose: { type: ["number", "null"], minimum: 1 },
  }),
  Named: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
  Open: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer" }, rest: true },
    additionalProperties: { type: "string", maxLength: 2 },
  },
  Lists: closed({
    tags: { type: "array", minItems: 1, maxItems: 4, items: { type: "string", enum: ["a", "b"] } },
    matrix: { type: "array", items: { type: "array", maxItems: 2, items: { type: "integer" } } },
    anything: { type: "array" },
  }),
  Joined: {
    allOf: [
      { $ref: "#/components/schemas/Named" },
      { type: "object", required: ["age"], properties: { age: { type: "integer" } } },
    ],
  },
  Either: {
    oneOf: [
      closed({ kind: { const: "cat" }, lives: { type: "integer", maximum: 9 } }, { required: ["kind"] }),
      closed({ kind: { const: "dog" }, tricks: { type: "array", items: { type: "string" } } }, { required: ["kind"] }),
    ],
  },
  Overlapping: {
    oneOf: [
      { type: "integer", minimum: 0 },
      { type: "number", maximum: 5 },
    ],
  },
  Some: closed({
    contact: { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/Named" }] },
    mixed: { enum: [1, "1", null, true] },
  }),
};

describe("the rules of a schema say what the schema says", async () => {
  const document = documentOf(SUPPORTED);
  const rules = await rulesOf(document);
  test.for(Object.keys(SUPPORTED))("%s", async (name) => {
    const own = rules[`${name}Rules`];
    if (!own) throw new Error(`there are no rules: ${rulesSource(document)}`);
    const { valid, invalid } = await agreementOn(document, name, (value) => validate(own, value).valid);
    expect(Math.min(valid, invalid)).toBeGreaterThan(5);
  });
});

describe("a schema that the rules cannot express has none, and a comment says why:", () => {
  const unsupported: readonly [what: string, schema: object, reason: string][] = [
    ["not", { not: { type: "string" } }, "it uses not"],
    ["patternProperties", closed({}, { patternProperties: {} }), "it uses patternProperties"],
    ["uniqueItems", closed({ a: { type: "array", uniqueItems: true } }), "it uses uniqueItems"],
    ["another format", closed({ a: { type: "string", format: "ipv6" } }), "it has the format ipv6"],
    ["a pattern of another language", closed({ a: { pattern: "(?<!" } }), "no regular expression of JavaScript"],
    ["an object as one of its values", { enum: [{ a: 1 }] }, "a list of its values has lists or objects"],
    [
      "a keyword beside a reference",
      closed({ a: { $ref: "#/components/schemas/Other", minLength: 1 } }),
      "minLength beside a reference",
    ],
    ["itself inside", closed({ a: { $ref: "#/components/schemas/Odd" } }), "it contains itself"],
    ["a place where nothing fits", closed({ a: false }), "it allows nothing at some place"],
  ];
  test.for(unsupported)("%s", async ([, schema, reason]) => {
    const document = documentOf({
      Odd: schema,
      Other: { type: "string" },
      User: closed({ odd: { $ref: "#/components/schemas/Odd" } }),
    });
    const source = rulesSource(document);
    expect(source).toContain(`// There is no OddRules: `);
    expect(source).toContain(reason);
    expect(source).toContain("// There is no UserRules: it uses Odd.");
    expect(Object.keys(await rulesOf(document))).toEqual(["OtherRules"]);
  });
});

test("a body without a name gets the name of its operation", () => {
  const content = { "application/json": { schema: closed({ a: { type: "string" } }) } };
  const source = rulesSource({ paths: { "/a": { post: { operationId: "makeA", requestBody: { content } } } } });
  expect(source).toContain(
    'export const makeABodyRules: BodyRules<NonNullable<operations["makeA"]["requestBody"]>["content"]["application/json"]> = {',
  );
  expect(source).toContain('import type { operations } from "./schema.js";');
});

test("a value that looks like a reference stays a value", () => {
  const source = rulesSource(documentOf({ Odd: closed({ a: { enum: ["@OddRules@", "$1"] } }) }));
  expect(source).toContain('"@OddRules@"');
});

test("the bodies that have rules are listed with their operations", () => {
  const document = documentOf({ Pet: closed({}), Odd: { not: {} } });
  const type = 'components["schemas"]["Pet"]';
  expect(ruledBodies(document)).toEqual([{ name: "Pet", constant: "PetRules", type, operationIds: ["sendPet"] }]);
});

test("without bodies there is nothing to import", () => {
  expect(rulesSource({ paths: { "/a": { get: { operationId: "getA" } } } })).not.toContain("import");
});
