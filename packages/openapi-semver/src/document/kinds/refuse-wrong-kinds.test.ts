import { expect, it } from "vitest";
import { gives, operation, type Part, sends, takes } from "../../cases/case.ts";
import { diffDocuments } from "../../index.ts";

const op = (more: Part): Part => ({ openapi: "3.1.0", paths: { "/people": { get: operation("listPeople", more) } } });
const good = gives({ type: "object" });
const BODY = "/paths/~1people/post/requestBody/content/application~1json/schema";

function refusal(broken: Part): string {
  const [one, other] = [
    { name: "good.yaml", content: good },
    { name: "broken.yaml", content: broken },
  ];
  const messages = [
    [one, other],
    [other, one],
    [other, other],
  ].map(([before, after]) => {
    try {
      return `no error, but ${diffDocuments(before as never, after as never).bump}`;
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(new Set(messages).size, messages.join("\n")).toBe(1);
  return messages[0] ?? "";
}

it.each<[place: string, needed: string, found: string, document: Part]>([
  ["/paths", "an object", "a list", { openapi: "3.1.0", paths: [] }],
  ["/webhooks", "an object", "a list", { openapi: "3.1.0", webhooks: [] }],
  ["/paths/~1a", "an object (path item)", "`5`", { openapi: "3.1.0", paths: { "/a": 5 } }],
  ["/paths/~1a/get", "an object (operation)", "a list", { openapi: "3.1.0", paths: { "/a": { get: [] } } }],
  ["/servers", "a list", "an object", { ...good, servers: {} }],
  ["/paths/~1people/get/parameters", "a list", "an object", op({ parameters: {} })],
  ["/paths/~1people/get/parameters/0", "a parameter with `name` and `in`", "an object", takes({ in: "query" })],
  [
    "/paths/~1people/get/parameters/0/required",
    "`true` or `false`",
    '`"x"`',
    takes({ name: "a", in: "query", required: "x" }),
  ],
  ["/paths/~1people/get/parameters/0/schema", "a schema", "`5`", takes({ name: "a", in: "query", schema: 5 })],
  ["/paths/~1people/get/requestBody/content", "an object", '`"x"`', op({ requestBody: { content: "x" } })],
  ["/paths/~1people/get/responses", "an object", "a list", op({ responses: [] })],
  ["/paths/~1people/get/responses/200", "an object (response)", '`"x"`', op({ responses: { 200: "x" } })],
  ["/paths/~1people/get/responses/200", "a `$ref` with a text", "an object", op({ responses: { 200: { $ref: 5 } } })],
  [
    "/paths/~1people/get/responses/200",
    "a `$ref` with a text",
    "an object",
    op({ responses: { 200: { $ref: null } } }),
  ],
  ["/paths/~1people/get/responses/200/headers", "an object", "a list", op({ responses: { 200: { headers: [] } } })],
  ["/paths/~1people/get/callbacks/a", "an object (callback)", '`"x"`', op({ callbacks: { a: "x" } })],
  ["/paths/~1people/get/security/0", "an object", '`"key"`', op({ security: ["key"] })],
  ["/paths/~1people/get/operationId", "a text (in quotes)", "`5`", op({ operationId: 5 })],
  [`${BODY}/properties`, "an object", "a list", sends({ properties: [] })],
  [`${BODY}/required`, "a list", '`"x"`', sends({ required: "x" })],
  [`${BODY}/required/0`, "a text (in quotes)", "`1`", sends({ required: [1] })],
  [`${BODY}/enum`, "a list", '`"x"`', sends({ enum: "x" })],
  [`${BODY}/type`, "the name of a type, or a list of such names,", "`5`", sends({ type: 5 })],
  [`${BODY}/maxLength`, "a number", '`"ten"`', sends({ maxLength: "ten" })],
  [`${BODY}/exclusiveMinimum`, "a number, `true` or `false`", '`"x"`', sends({ exclusiveMinimum: "x" })],
  [`${BODY}/allOf`, "a list", "an object", sends({ allOf: {} })],
  [`${BODY}/items/anyOf/0`, "a schema", "`5`", sends({ items: { anyOf: [5] } })],
  [
    `${BODY}/discriminator/mapping`,
    "an object",
    "a list",
    sends({ discriminator: { propertyName: "a", mapping: [] } }),
  ],
  [
    "/components/schemas/Name/nullable",
    "`true` or `false`",
    '`"x"`',
    gives({ $ref: "#/components/schemas/Name" }, { components: { schemas: { Name: { nullable: "x" } } } }),
  ],
  [BODY, "a schema", "`3`", sends({ $ref: "#/x-three" }, { "x-three": 3 })],
])("at %s, %s is needed", (place, needed, found, document) => {
  expect(refusal(document)).toBe(
    `broken.yaml cannot be compared: at \`${place}\` ${needed} is needed, but ${found} is there.`,
  );
});

it.each<[string, Part]>([
  ["numbers in quotes", sends({ maxLength: "10", minimum: "1.5" })],
  ["keys without a value", op({ parameters: null, requestBody: null, responses: { 200: null } })],
  ["fields with the names of keywords", sends({ properties: { $ref: { type: "string" }, required: true, type: {} } })],
  [
    "fields by a reference",
    sends({ properties: { $ref: "#/x-fields" } }, { "x-fields": { a: { type: "string" }, $ref: {} } }),
  ],
  ["extensions of any kind", op({ "x-a": 5, responses: { 200: { description: "", "x-b": [] }, "x-c": 1 } })],
  ["anything in a part that no operation reaches", { ...good, components: { schemas: { Error: true, Lost: 5 } } }],
  [
    "schemas that refer to themselves",
    sends({ $ref: "#/components/schemas/A" }, { components: { schemas: { A: { $ref: "#/components/schemas/A" } } } }),
  ],
  ["a reference that leads nowhere", op({ parameters: [{ $ref: "#/components/parameters/lost" }] })],
])("%s are no fault", (_, content) => {
  const document = { name: "good.yaml", content };
  expect(() => diffDocuments(document, document)).not.toThrow();
});
