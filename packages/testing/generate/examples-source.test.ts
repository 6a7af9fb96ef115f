import { expect, it } from "vitest";
import { examplesSource } from "./examples-source.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object, examples: object) => ({ content: { "application/json": { schema, examples } } });
const failed = (...names: string[]) =>
  answer(ref("Problem"), Object.fromEntries(names.map((name) => [name, { value: { Why: name } }])));

function documentWith(...responses: object[]) {
  return {
    paths: {
      "/things": Object.fromEntries(responses.map((each, at) => [["get", "post", "put"][at], { responses: each }])),
    },
    components: {
      schemas: { Thing: { type: "object", properties: { Id: {}, Name: {} } }, Count: { type: "integer" } },
      examples: { one: { value: { Id: "1" } } },
    },
  };
}

const ONE = { $ref: "#/components/examples/one" };

it("has each example once, also one that is a reference, with its type; lists have the type of their rows", () => {
  const source = examplesSource(
    documentWith(
      { 200: answer({ type: "array", items: ref("Thing") }, { none: { value: [] } }) },
      { 200: answer(ref("Thing"), { one: ONE }), 201: answer(ref("Thing"), { one: ONE }) },
    ),
  );
  expect(source).toContain('  readonly "none": readonly Schemas["Thing"][];\n  readonly "one": Schemas["Thing"];\n}');
  expect(source).toContain('"none": [],\n  "one": {\n    "Id": "1"\n  }\n};');
});

it("has the bodies of requests too", () => {
  const requestBody = answer(ref("Thing"), { one: ONE });
  const { components } = documentWith();
  expect(examplesSource({ paths: { "/": { parameters: [], post: { requestBody } } }, components })).toContain('"one"');
});

it("the example of a status is the one that most operations name first", () => {
  const source = examplesSource(
    documentWith({ 404: failed("a", "b") }, { 404: failed("b", "a"), 500: failed("c") }, { 404: failed("b") }),
  );
  expect(source).toContain('errors = {\n  "404": "b",\n  "500": "c"\n} as const;');
});

it("lists the fields of objects only", () => {
  expect(examplesSource(documentWith())).toContain('fields = {\n  "Thing": [\n    "Id",\n    "Name"\n  ]\n} as const;');
});

it("refuses two examples of one name that differ, and an example whose schema has no name", () => {
  const other = { 200: answer(ref("Thing"), { one: { value: { Id: "2" } } }) };
  expect(() => examplesSource(documentWith({ 200: answer(ref("Thing"), { one: ONE }) }, other))).toThrow(
    "two examples have the name one, and differ",
  );
  expect(() => examplesSource(documentWith({ 200: answer({ type: "object" }, { one: ONE }) }))).toThrow(
    "neither a reference nor a list of one",
  );
});
