import { describe, expect, test } from "vitest";
import { operationsSource } from "./operations.ts";

const OK = { "200": { description: "Fine." } };
const info = { title: "Things", version: "1" };
const document = (paths: object, more: object = {}): object => ({ openapi: "3.1.0", info, paths, ...more });

describe("the generator refuses, and names the operation:", () => {
  const facts = { "x-effect": "read", "x-timeout": 1, "x-rate-limit-group": "general", responses: OK };
  const get = (more: object, path = "/a") => document({ [path]: { get: { operationId: "getA", ...facts, ...more } } });
  test.for([
    [
      "an id that is not an identifier",
      get({ operationId: "get a" }),
      "GET /a (get a) needs an operationId that is an identifier",
    ],
    ["no operationId", get({ operationId: undefined }), "GET /a (without operationId) needs an operationId"],
    ["no effect", get({ "x-effect": undefined }), "GET /a (getA) needs x-effect"],
    ["no timeout", get({ "x-timeout": undefined }), "GET /a (getA) needs x-timeout"],
    ["2XX", get({ responses: { "2XX": {} } }), "GET /a (getA) names its success 2XX"],
    ["no responses", get({ responses: undefined }), "GET /a (getA) names no success status (no answer at all)"],
    ["a path with a space", get({}, "/a b"), "GET /a b (getA) has characters in its path"],
    [
      "an id used twice",
      document({ "/a": { get: { operationId: "getA", ...facts } }, "/b": { get: { operationId: "getA", ...facts } } }),
      "GET /a (getA) has the operationId of GET /b",
    ],
    ["TRACE", document({ "/a": { trace: { operationId: "traceA", ...facts } } }), "TRACE /a (traceA) has a method"],
  ] as const)("%s", ([, given, words]) => {
    expect(() => operationsSource(given as never)).toThrow(words);
  });

  test("a parameter of an operation replaces that of its path", () => {
    const parameter = (explode: boolean) => ({ name: "ids", in: "query", explode, schema: { type: "array" } });
    const paths = {
      "/a": { parameters: [parameter(true)], get: { operationId: "getA", ...facts, parameters: [parameter(false)] } },
    };
    const source = operationsSource(document(paths) as never);
    expect(source.match(/"ids"/g)).toHaveLength(2);
    expect(source).toContain("commaLists");
  });
});

test("a webhook and its types are left out of the table", () => {
  const facts = { "x-effect": "read", "x-timeout": 1, "x-rate-limit-group": "general", responses: OK };
  const webhooks = { "new-a": { post: { operationId: "newA", responses: OK } } };
  const source = operationsSource(
    document({ "/a": { get: { operationId: "getA", ...facts } } }, { webhooks }) as never,
  );
  expect(source).toContain('OperationsOf<Omit<Types, "newA">>');
  expect(source).not.toContain("newA:");
});
