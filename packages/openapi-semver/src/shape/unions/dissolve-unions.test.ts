import { expect, it } from "vitest";
import { diffDocuments } from "../../diff.ts";

/** A document with a chain of schemas of which each names the next one twice. */
function doubling(keyword: string, leaf: string) {
  const to = (at: number) => ({ $ref: `#/components/schemas/S${at}` });
  const chain = Array.from({ length: 60 }, (_, at) => [`S${at + 1}`, { [keyword]: [to(at), to(at)] }]);
  const schemas = { S0: { type: "object", properties: { a: { type: leaf } } }, ...Object.fromEntries(chain) };
  const responses = { 200: { description: "", content: { "application/json": { schema: to(60) } } } };
  return { openapi: "3.1.0", paths: { "/a": { get: { responses } } }, components: { schemas } };
}

it.for(["oneOf", "anyOf", "allOf"])("ends for schemas of which each names the next one twice in `%s`", (keyword) => {
  const judge = (before: string, after: string) =>
    diffDocuments(
      { name: "old.yaml", content: doubling(keyword, before) },
      { name: "new.yaml", content: doubling(keyword, after) },
    ).bump;
  expect(judge("string", "string")).toBe("none");
  expect(judge("string", "integer")).toBe("major");
});
