import { describe, expect, test } from "vitest";
import { importSpec } from "./import-spec.ts";
import type { Editable } from "./read-spec.ts";

const OK = { "200": { description: "Fine." } };
const info = { title: "Things", version: "1" };
const document = (paths: object, more: object = {}): Editable => ({ openapi: "3.1.0", info, paths, ...more });

describe("a vendor's spec", () => {
  const taken = (paths: object, more: object = {}) => importSpec(document(paths, more), "things.json");
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

  test("methods that the runtime does not send are left out, by name", () => {
    const found = taken({ "/a": { get: { responses: OK }, options: { responses: OK } } });
    expect(operation(found, "/a", "options")).toBeUndefined();
    expect((found.info as Editable)["x-review"]).toContain(
      "OPTIONS /a was left out: the runtime does not send OPTIONS",
    );
  });

  test("operations with servers of their own are left out, by name: the client would send them, with the token, elsewhere", () => {
    const servers = [{ url: "https://files.test" }];
    const get = { operationId: "getFile", responses: OK };
    const found = taken(
      { "/a": { get: { ...get, servers }, put: { responses: OK } }, "/b": { servers, get } },
      { servers: [{ url: "https://api.test" }] },
    );
    expect(Object.keys(found.paths as object)).toEqual(["/a"]);
    expect(operation(found)).toBeUndefined();
    expect((found.info as Editable)["x-review"]).toEqual(
      expect.arrayContaining(
        ["/a", "/b"].map(
          (path) => `GET ${path} (getFile) was left out: it has its own servers, and a client sends all to one`,
        ),
      ),
    );
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
