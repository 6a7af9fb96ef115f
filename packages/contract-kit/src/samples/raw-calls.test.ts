import { expect, test } from "vitest";
import { rawCalls } from "./raw-calls.js";

const json = (schema: object, more: object = {}) => ({ content: { "application/json": { schema, ...more } } });
const TEXT = { type: "string" };

async function callOf(operation: object, more: object = {}) {
  const paths = { "/a/{id}": { post: { operationId: "createA", responses: { "204": {} }, ...operation } } };
  const { calls, uncallable } = await rawCalls({ openapi: "3.1.0", paths, ...more });
  return calls[0] ?? uncallable.createA;
}

test("values come from examples that match the schema, or else from the schema", async () => {
  const id = {
    name: "id",
    in: "path",
    required: true,
    schema: { type: "string", pattern: "^[a-f]{4}$" },
    example: "no",
  };
  const size = { name: "size", in: "query", schema: { type: "integer", minimum: 5 }, example: 7 };
  const body = json({ type: "object", properties: { name: TEXT, at: { type: "string", format: "date" } } });
  const call = await callOf({ parameters: [id, size], requestBody: body });
  expect(call).toMatchObject({ init: { params: { path: { id: "aaaa" }, query: { size: 7 } } }, status: 204 });
  expect(call).toMatchObject({ init: { body: { name: "sample", at: "2026-03-14" } } });
});

test("a sample of a recursive schema is finite", async () => {
  const components = {
    schemas: { Node: { type: "object", properties: { name: TEXT, next: { $ref: "#/components/schemas/Node" } } } },
  };
  const responses = { "200": json({ $ref: "#/components/schemas/Node" }) };
  expect(await callOf({ responses }, { components })).toMatchObject({ answer: { name: "sample" } });
});

test.for([
  [
    "an upload",
    { requestBody: { required: true, content: { "multipart/form-data": {} } } },
    "its body is multipart/form-data",
  ],
  ["an answer in XML", { responses: { "200": { content: { "text/xml": {} } } } }, "its answer is text/xml"],
  ["an operation without a success status", { responses: { "404": {} } }, "it documents no success status"],
  [
    "a required deep object",
    { parameters: [{ name: "q", in: "query", required: true, style: "deepObject", schema: { type: "object" } }] },
    "query parameter q: the client does not support style deepObject",
  ],
  [
    "a schema that no value matches",
    { responses: { "200": json({ allOf: [TEXT, { type: "null" }] }) } },
    "no example fits its answer",
  ],
] as const)("%s cannot be called, and the reason is given", async ([, operation, words]) => {
  expect(await callOf(operation)).toContain(words);
});
