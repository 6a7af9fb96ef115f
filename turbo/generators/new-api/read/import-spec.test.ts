import { describe, expect, test } from "vitest";
import type { Editable } from "../editable.ts";
import { importSpec } from "./import-spec.ts";

const OK = { "200": { description: "Fine." } };
const info = { title: "Things", version: "1" };
const document = (paths: object, more: object = {}): Editable => ({ openapi: "3.1.0", info, paths, ...more });

describe("a vendor's spec", () => {
  const taken = (paths: object, more: object = {}) => importSpec(document(paths, more), "things.json", true).document;
  const operation = (given: Editable, path = "/a", method = "get") =>
    (given.paths as Record<string, Record<string, Editable>>)[path]?.[method];

  test.for([
    ["get", "read", 30_000],
    ["put", "replace", 30_000],
    ["delete", "replace", 30_000],
    ["post", "send", 60_000],
    ["patch", "send", 60_000],
  ] as const)("%s is a %s, marked for review", ([method, effect, timeout]) => {
    const found = operation(taken({ "/a": { [method]: { responses: OK } } }), "/a", method);
    expect(found).toMatchObject({ "x-effect": effect, "x-timeout": timeout, "x-rate-limit-group": "general" });
    expect(found?.["x-review"]).toBeDefined();
  });

  test.for([
    ["2XX", { "2XX": OK["200"], "404": {} }, ["200", "404"]],
    ["only default", { default: OK["200"] }, ["200", "default"]],
    ["no success", { "404": {} }, ["200", "404"]],
    ["no response at all", undefined, ["200"]],
  ] as const)("gets a success status: %s", ([, responses, statuses]) => {
    const found = operation(taken({ "/a": { get: { responses } } }));
    expect(Object.keys(found?.responses as object)).toEqual(statuses);
  });

  test("a schema that is referred to in the middle of an operation gets a name, once", () => {
    const ref = { $ref: "#/paths/~1a/get/responses/200/content/application~1json/schema" };
    const schema = { type: "object", properties: { self: ref } };
    const responses = { "200": { description: "Fine.", content: { "application/json": { schema } } } };
    const found = taken({ "/a": { get: { responses } } });
    expect((found.components as Editable).schemas).toEqual({
      Shared1: { type: "object", properties: { self: { $ref: "#/components/schemas/Shared1" } } },
    });
    expect(JSON.stringify(found.paths)).not.toContain("#/paths");
  });

  test("what a client cannot send is left out by name, if that is asked for: a parameter, a body or the operation", () => {
    const text = { type: "string" };
    const deep = (required: boolean) => ({ name: "f", in: "query", style: "deepObject", required, schema: text });
    const upload = { content: { "multipart/form-data": {} } };
    const paths = {
      "/a": { get: { operationId: "getA", parameters: [deep(false)], responses: OK }, options: { responses: OK } },
      "/b": { parameters: [deep(true)], post: { requestBody: upload, responses: OK } },
      "/c": { put: { requestBody: upload, responses: OK } },
    };
    const found = taken(paths);
    expect(Object.entries(found.paths as object).map(([path, item]) => [path, Object.keys(item)])).toEqual([
      ["/a", ["get"]],
      ["/c", ["put"]],
    ]);
    expect(operation(found)?.parameters).toEqual([]);
    expect(operation(found, "/c", "put")).not.toHaveProperty("requestBody");
    const style = "has the style deepObject, and the client writes form in the query";
    expect((found.info as Editable)["x-review"]).toEqual(
      expect.arrayContaining([
        `GET /a (getA), query parameter f, was left out: query parameter f: it ${style}`,
        "OPTIONS /a was left out: the client does not send OPTIONS",
        `POST /b was left out: query parameter f: it ${style}`,
        "PUT /c, its optional body, was left out: the body is multipart/form-data, and the client sends JSON",
      ]),
    );
  });

  test("if the only operation with a token is left out, a parameter Authorization is a fault", () => {
    const authorization = { name: "Authorization", in: "header", schema: { type: "string" } };
    const found = taken(
      {
        "/a": { options: { security: [{ bearer: [] }], responses: OK } },
        "/b": { get: { parameters: [authorization], responses: OK } },
      },
      { components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } } },
    );
    expect(operation(found, "/b")?.parameters).toEqual([]);
  });

  test("a required field of one way does not have to be sent the other way", () => {
    const schema = { $ref: "#/components/schemas/User" };
    const content = { "application/json": { schema } };
    const User = {
      type: "object",
      required: ["id", "name", "password"],
      properties: {
        id: { type: "string", readOnly: true },
        name: { type: "string" },
        password: { type: "string", writeOnly: true },
      },
    };
    const required = (operation: object) => {
      const found = taken({ "/a": { post: { responses: OK, ...operation } } }, { components: { schemas: { User } } });
      const schemas = (found.components as Editable).schemas as Record<string, Editable>;
      return [
        schemas.User?.required,
        ...((found.info as Editable)["x-review"] as string[]).filter((note) => /Only/.test(note)),
      ];
    };
    const request = { requestBody: { content } };
    const answer = { responses: { "200": { description: "Fine.", content } } };
    const readOnly = "Fields that are readOnly became optional, because requests do not have them: id";
    const writeOnly = "Fields that are writeOnly became optional, because answers do not have them: password";
    expect(required({})).toEqual([["id", "name", "password"]]);
    expect(required(request)).toEqual([["name", "password"], readOnly]);
    expect(required(answer)).toEqual([["id", "name"], writeOnly]);
    expect(required({ ...request, ...answer })).toEqual([["name"], readOnly, writeOnly]);
  });

  const here = [{ url: "https://api.test" }];
  const there = [{ url: "https://files.test" }];
  test.for([
    ["the server of the document", here, [here, here], []],
    ["the server of the document among others", here, [[...there, ...here]], []],
    ["another server", here, [here, there], ["GET /1"]],
    ["one server for all, and none of the document", undefined, [there, there], []],
    ["different servers, and none of the document", undefined, [there, here], ["GET /0", "GET /1"]],
    ["a server for one, and none of the document", undefined, [there, undefined], ["GET /0"]],
    ["another relative server", [{ url: "/v1" }], [[{ url: "/v2" }]], ["GET /0"]],
  ] as const)(
    "operations with %s are refused if a client would send them, with the token, elsewhere",
    ([, servers, own, refused]) => {
      const paths = Object.fromEntries(
        own.map((list, index) => [`/${index}`, { get: { responses: OK, ...(list ? { servers: list } : {}) } }]),
      );
      const { faults } = importSpec(document(paths, servers ? { servers } : {}), "things.json");
      expect(faults.map((fault) => fault.operation)).toEqual(refused);
    },
  );

  test("the one server of all operations becomes that of the document", () => {
    expect(taken({ "/a": { get: { servers: there, responses: OK } } }).servers).toEqual(there);
  });

  test("the answers of HEAD lose their bodies, which HTTP does not send", () => {
    const answer = { description: "Fine.", content: { "text/plain": {} } };
    const found = taken({ "/a": { head: { responses: { "200": answer } } } });
    expect(operation(found, "/a", "head")?.responses).toEqual({ "200": { description: "Fine." } });
  });

  test("an operation does not take the name of a webhook, whose types have the same list", () => {
    const found = taken(
      { "/a": { get: { operationId: "newPet", responses: OK } } },
      { webhooks: { pet: { post: { operationId: "newPet", responses: OK } } } },
    );
    expect(operation(found)?.operationId).toBe("getA");
  });

  const text = { type: "string" };
  test.for([
    [{ type: "string" }, { type: ["string", "null"] }],
    [{ type: ["string", "integer"] }, { type: ["string", "integer", "null"] }],
    [{ oneOf: [text] }, { oneOf: [text, { type: "null" }] }],
    [{ anyOf: [text] }, { anyOf: [text, { type: "null" }] }],
    [{ allOf: [text, text] }, { anyOf: [{ allOf: [text, text] }, { type: "null" }] }],
    [{}, {}],
  ] as const)("a nullable schema allows null: %o", ([given, expected]) => {
    const found = taken(
      { "/a": { get: { responses: OK } } },
      { components: { schemas: { A: { ...given, nullable: true } } } },
    );
    expect(found.components).toEqual({ schemas: { A: expected } });
  });

  test.for([
    [
      [{ url: "https://{at}.test/{v}", variables: { at: { default: "eu" }, v: { default: "2" } } }],
      [{ url: "https://eu.test/2" }],
    ],
    [[{ url: "/v1" }], undefined],
    [undefined, undefined],
  ] as const)("servers %o", ([servers, expected]) => {
    expect(taken({ "/a": { get: { responses: OK } } }, servers ? { servers } : {}).servers).toEqual(expected);
  });
});
