// What a new API is refused for, and what becomes of a stranger's spec. That the result works is proven by `pnpm new-api:prove`.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { operationsSource } from "../../../scripts/generate/operations.ts";
import { run } from "../../../scripts/lib/process/run.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { planApi } from "./plan/plan.ts";
import { importSpec } from "./read/import-spec.ts";
import { operationIds } from "./read/operation-ids.ts";
import type { Editable } from "./read/read-spec.ts";
import { writeOrUndo } from "./write/write-or-undo.ts";

const folder = mkdtempSync(join(tmpdir(), "new-api-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const OK = { "200": { description: "Fine." } };
const info = { title: "Things", version: "1" };
const document = (paths: object, more: object = {}): Editable => ({ openapi: "3.1.0", info, paths, ...more });

describe("a new API is refused, in words that say what to do:", () => {
  test.for([
    ["", "give the new API a name"],
    [
      "Star Trek",
      'is not kebab-case (letters, digits and single hyphens, each word from a letter on): try "star-trek"',
    ],
    ["-a", "is not kebab-case"],
    ["a--b", "is not kebab-case"],
    ["../a", "is not kebab-case"],
    ["kantata-ox", 'the name "kantata-ox" is taken: specs/kantata-ox is there'],
    ["runtime", 'the name "runtime" is taken: packages/runtime is there'],
    ["lint", 'the name "lint" is reserved'],
    ["con", 'the name "con" is reserved'],
  ] as const)('the name "%s"', async ([name, words]) => {
    await expect(planApi(name, undefined)).rejects.toThrow(words);
  });

  const post = { post: { requestBody: {}, responses: OK } };
  test.for([
    ["a file that is not there", () => join(folder, "none.yaml"), "none.yaml cannot be read (ENOENT)"],
    ["a file that is no YAML", () => file("a.yaml", "a: [b"), "is neither YAML nor JSON"],
    ["a text", () => file("b.yaml", "hello"), "is no OpenAPI document: it has no fields"],
    ["another document", () => file("c.json", "{}"), 'is no OpenAPI document: it has no field "openapi"'],
    ["Swagger 2.0", () => file("d.json", '{"swagger":"2.0"}'), "is Swagger 2.0: convert it"],
    ["OpenAPI 3.2", () => file("e.json", '{"openapi":"3.2.0"}'), "is OpenAPI 3.2.0: 3.0 and 3.1 can be taken in"],
    ["no operation", () => file("f.json", JSON.stringify(document({}))), "the document has no operation"],
    [
      "a broken reference",
      () => file("g.json", JSON.stringify(document({ "/a": { $ref: "#/no" } }))),
      "Can't resolve $ref",
    ],
    [
      "a path with #",
      () => file("h.json", JSON.stringify(document({ "/a#b": post }))),
      "POST /a#b (createAB) has characters",
    ],
    [
      "a broken body",
      () => file("i.json", JSON.stringify(document({ "/a": post }))),
      "the spec has errors; mend them first",
    ],
  ] as const)("%s", async ([, make, words]) => {
    await expect(planApi("new-thing", make())).rejects.toThrow(words);
  });

  test("by the command, which then writes nothing", async () => {
    const before = [readdirSync(join(root, "specs")), readdirSync(join(root, "packages"))];
    const swagger = file("swagger.json", '{"swagger":"2.0"}');
    const { code, text } = await run("node", ["turbo/generators/new-api/main.ts", "new-thing", "--spec", swagger], {
      output: "keep",
    });
    expect(code).toBe(1);
    expect(text).toContain("new-api: ");
    expect(text).toContain("is Swagger 2.0");
    expect([readdirSync(join(root, "specs")), readdirSync(join(root, "packages"))]).toEqual(before);
  }, 60_000);
});

test("a failure midway leaves everything as it was", async () => {
  writeFileSync(join(folder, "kept.txt"), "before");
  const files = new Map([
    ["new/deep/a.txt", "a"],
    ["kept.txt", "after"],
  ]);
  const fail = async (): Promise<void> => {
    expect(readFileSync(join(folder, "kept.txt"), "utf8")).toBe("after");
    writeFileSync(join(folder, "made"), "");
    throw new Error("midway");
  };
  const before = readdirSync(folder);
  await expect(writeOrUndo(folder, files, { alsoChanged: [], alsoMade: ["made"] }, fail)).rejects.toThrow("midway");
  expect(readdirSync(folder)).toEqual(before);
  expect(readFileSync(join(folder, "kept.txt"), "utf8")).toBe("before");
});

test("operations keep their names in camelCase, and get others where they have none or share one", () => {
  const one = (method: string, path: string, operationId?: string, isList = false) => ({
    method,
    path,
    operationId,
    isList,
  });
  const named = operationIds([
    one("get", "/pets", "list_pets"),
    one("get", "/pets/{id}"),
    one("post", "/pets", "list-pets"),
    one("get", "/owners", undefined, true),
    one("get", "/", "42"),
    one("delete", "/pets/{petId}/toys/{toyId}", "getAPIKey"),
  ]);
  expect(named).toEqual(["listPets", "getPet", "createPets", "listOwners", "getRoot", "getApiKey"]);
});

describe("a stranger's spec", () => {
  const taken = (paths: object, more: object = {}) => importSpec(document(paths, more), "things.json");
  const operation = (given: Editable, path = "/a", method = "get") =>
    (given.paths as Record<string, Record<string, Editable>>)[path]?.[method];

  test.for([
    ["get", "read", 30_000],
    ["put", "replace", 30_000],
    ["delete", "replace", 30_000],
    ["post", "send", 60_000],
    ["patch", "send", 60_000],
  ] as const)("%s is a %s, and to be reviewed", ([method, effect, timeout]) => {
    const found = operation(taken({ "/a": { [method]: { responses: OK } } }), "/a", method);
    expect(found).toMatchObject({ "x-effect": effect, "x-timeout": timeout, "x-rate-limit-group": "general" });
    expect(found?.["x-review"]).toBeDefined();
  });

  test.for([
    ["2XX", { "2XX": OK["200"], "404": {} }, ["200", "404"]],
    ["default alone", { default: OK["200"] }, ["200", "default"]],
    ["no success", { "404": {} }, ["200", "404"]],
    ["no answer at all", undefined, ["200"]],
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

describe("the generator refuses, and names the operation:", () => {
  const facts = { "x-effect": "read", "x-timeout": 1, "x-rate-limit-group": "general", responses: OK };
  const get = (more: object, path = "/a") => document({ [path]: { get: { operationId: "getA", ...facts, ...more } } });
  test.for([
    ["an id that is none", get({ operationId: "get a" }), "GET /a (get a) needs an operationId that is an identifier"],
    ["no id", get({ operationId: undefined }), "GET /a (without operationId) needs an operationId"],
    ["no effect", get({ "x-effect": undefined }), "GET /a (getA) needs x-effect"],
    ["no timeout", get({ "x-timeout": undefined }), "GET /a (getA) needs x-timeout"],
    ["2XX", get({ responses: { "2XX": {} } }), "GET /a (getA) names its success 2XX"],
    ["no answers", get({ responses: undefined }), "GET /a (getA) names no success status (no answer at all)"],
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
