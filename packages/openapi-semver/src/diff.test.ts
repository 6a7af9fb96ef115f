import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, test } from "vitest";
import { allCases as cases } from "./cases/all.ts";
import type { Part } from "./cases/case.ts";
import { api, gives, object, operation, query, sends, takes } from "./cases/case.ts";
import { valueAt } from "./document/references.ts";
import { diffDocuments, SPEC_CHANGES, type SpecChangeId, type SpecDiff } from "./index.ts";
import { diffSpecs } from "./node.ts";

const folder = await mkdtemp(join(tmpdir(), "spec-diff-"));
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function file(content: Part | string, extension = "json"): Promise<string> {
  const path = join(folder, `${count++}.${extension}`);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
async function diff(before: Part | string, after: Part | string): Promise<SpecDiff> {
  return diffSpecs(await file(before), await file(after));
}

describe("the bump and the ids of a change", () => {
  test("there are enough cases, each with its own title", () => {
    expect(cases.length).toBeGreaterThanOrEqual(80);
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
  });

  test("every id is expected by a case", () => {
    const expected = new Set(cases.flatMap(({ expected: [, ...ids] }) => ids));
    expect(Object.keys(SPEC_CHANGES).filter((id) => !expected.has(id as SpecChangeId))).toEqual([]);
  });

  test.for(cases)("$expected.0: $title", async ({ expected, old: before, new: after }) => {
    const found = await diff(before, after);
    const ids = [...new Set(found.changes.map(({ id }) => id))].sort();
    expect([found.bump, ...ids], JSON.stringify(found.changes, null, 1)).toEqual(expected);
    for (const { what, why } of found.changes) {
      expect(what && why).toBeTruthy();
      expect(`${what} ${why}`).not.toMatch(/undefined|\[object|NaN|\$unresolved|\b(raw|shape|opaque|aside)\b/);
    }
  });

  test("every place exists in the document that it is in", () => {
    for (const { title, old: before, new: after } of cases) {
      const { changes } = diffDocuments({ name: "old", content: before }, { name: "new", content: after });
      for (const { id, where, inOld } of changes) {
        const isThere = (document: unknown): boolean => valueAt(document, where) !== undefined;
        expect(inOld ? isThere(before) : isThere(after) || isThere(before), `${title}: ${id} at ${where}`).toBe(true);
      }
    }
  });

  test("an id always requires the same bump, and names one change per place with its detail", async () => {
    const bumps = new Map<string, string>();
    for (const { title, old: before, new: after } of cases) {
      const { changes } = diffDocuments({ name: "old", content: before }, { name: "new", content: after });
      const identities = changes.map(({ id, where, detail, operationId }) =>
        [id, where, detail, operationId].join(" "),
      );
      expect(new Set(identities).size, title).toBe(identities.length);
      for (const { id, bump } of changes) expect(bumps.set(id, bumps.get(id) ?? bump).get(id), id).toBe(bump);
    }
  });
});

test.for(cases)("the same findings in any order of keys: $title", ({ old: before, new: after }) => {
  const findings = (turn: (value: unknown) => unknown): string[] =>
    diffDocuments({ name: "old", content: turn(before) }, { name: "new", content: turn(after) })
      .changes.map(({ id, where, detail, operationId }) => JSON.stringify([id, where, detail, operationId]))
      .sort();
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([key, one]) => [key, turned(one)]));
  };
  expect(findings(turned)).toEqual(findings((value) => value));
});

describe("a change names its place", () => {
  const text = { type: "string" };

  it("points into the new document for additions, and into the old one for removals", async () => {
    const { changes } = await diff(sends(object({ a: text })), sends(object({ b: { type: "integer" } })));
    const at = "/paths/~1people/post/requestBody/content/application~1json/schema/properties";
    expect(changes.map(({ bump, where, operationId }) => ({ bump, where, operationId }))).toEqual([
      { bump: "major", where: `${at}/a`, operationId: "createPerson" },
      { bump: "minor", where: `${at}/b`, operationId: "createPerson" },
    ]);
  });

  it("points to a field whose schema is true, and to the object of one that only `required` names", async () => {
    const at = "/paths/~1people/post/requestBody/content/application~1json/schema";
    const { changes } = await diff(sends(object({ "a/b": true })), sends(object({ "a/b": true }, ["a/b", "c"])));
    expect(changes.map(({ where, detail }) => `${where} ${detail}`).sort()).toEqual([
      `${at} c`,
      `${at}/properties/a~1b undefined`,
    ]);
  });

  it("points to a removed header in the old document", async () => {
    const answered = (headers: Part): Part =>
      api({ "/a": { get: operation("getA", { responses: { 200: { description: "", ...headers } } }) } });
    const { changes } = await diff(answered({ headers: { "X-A": { schema: text } } }), answered({}));
    expect(changes.map(({ where }) => where)).toEqual(["/paths/~1a/get/responses/200/headers/X-A"]);
  });

  it("points to a shared schema, once per operation that uses it", async () => {
    const shared = (schema: Part): Part =>
      api(
        {
          "/a": { get: operation("getA", { responses: { 200: ref() } }) },
          "/b": { get: operation("getB", { responses: { 200: ref() } }) },
        },
        { components: { schemas: { A: schema } } },
      );
    const ref = (): Part => ({
      description: "",
      content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } },
    });
    const { changes } = await diff(shared(object({ a: text })), shared(object({ a: text, b: text })));
    expect(changes.map(({ where, operationId }) => [where, operationId])).toEqual([
      ["/components/schemas/A/properties/b", "getA"],
      ["/components/schemas/A/properties/b", "getB"],
    ]);
  });

  it("says that a new field or parameter is perhaps the heir of a removed one, and takes an heir once", async () => {
    const { changes } = await diff(
      gives(object({ Units: text, unit: text, hours: text })),
      gives(object({ units: text })),
    );
    expect(changes.map(({ id, detail, what }) => [id, detail, what])).toEqual([
      ["response-field-renamed", "units", "`Units` in the response 200 was removed; perhaps now `units`"],
      ["response-field-removed", undefined, "`unit` in the response 200 was removed"],
      ["response-field-removed", undefined, "`hours` in the response 200 was removed"],
    ]);
    const moved = await diff(takes(query("colour", text)), takes(query("color", text)));
    expect(moved.changes[0]?.what).toBe("the query parameter `colour` was removed; perhaps now `color`");
    for (const { before, after } of [...changes, ...moved.changes])
      expect([before, after]).toEqual([undefined, undefined]);
  });

  it("names an operation without an id by method and path", async () => {
    const { operationId: _, ...nameless } = operation("x");
    const { changes } = await diff(api({ "/a": { get: nameless } }), api({}));
    expect(changes.map(({ operationId }) => operationId)).toEqual(["GET /a"]);
  });

  it("lists breaking changes first", async () => {
    const { changes } = await diff(
      gives(object({ a: text })),
      gives(object({ b: { type: "integer" }, c: text, d: text })),
    );
    const bumps = changes.map(({ bump }) => bump);
    expect(bumps).toEqual([...bumps].sort());
  });
});

describe("sloppy documents", () => {
  it("reads YAML, anchors, and references to other files", async () => {
    await writeFile(
      join(folder, "shared.yaml"),
      "Person:\n  type: object\n  properties: { name: &text { type: string }, nick: *text }\n",
    );
    const spec = (name: string): string =>
      `openapi: 3.1.0\npaths:\n  /p:\n    get:\n      responses:\n        200: { content: { application/json: { schema: { $ref: "${name}#/Person" } } } }\n`;
    await writeFile(join(folder, "other.yaml"), "Person:\n  type: object\n  properties: { name: { type: string } }\n");
    const found = await diffSpecs(await file(spec("shared.yaml"), "yaml"), await file(spec("other.yaml"), "yaml"));
    expect(found.changes).toMatchObject([
      { bump: "major", where: "shared.yaml#/Person/properties/nick", operationId: "GET /p" },
    ]);
  });

  it("finds a changed text in another file, and none where all files are equal", () => {
    const spec = gives({ $ref: "parts/shared.json#/Person" });
    const document = (description: string, main: string) => ({
      name: main,
      content: spec,
      open: (path: string) => (path === "parts/shared.json" ? { Person: { type: "object", description } } : undefined),
    });
    const { changes } = diffDocuments(document("One.", "a/old.json"), document("Another.", "b/new.json"));
    expect(changes.map(({ id }) => id)).toEqual(["document-text-changed"]);
    expect(diffDocuments(document("One.", "a/old.json"), document("One.", "b/new.json")).bump).toBe("none");
  });

  it("accepts a document without info or responses, with null values, or with a number as its version", async () => {
    const sloppy =
      "openapi: 3.0\npaths:\n  /p:\n    get:\n      parameters:\n      responses:\n    post: { responses: { 200: } }\n  /q:\n";
    expect((await diffSpecs(await file(sloppy, "yaml"), await file(sloppy, "yaml"))).bump).toBe("none");
  });

  it("terminates on schemas that contain themselves, by reference, allOf and oneOf", async () => {
    const schemas = (more: Part): Part => ({
      components: {
        schemas: {
          Pet: {
            type: "object",
            required: ["kind"],
            properties: { kind: { type: "string" } },
            oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
          },
          Cat: {
            allOf: [
              { $ref: "#/components/schemas/Pet" },
              object({
                lives: { type: "integer" },
                friends: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
              }),
            ],
          },
          Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, object({ tricks: { type: "integer" }, ...more })] },
          Loop: { $ref: "#/components/schemas/Loop" },
        },
      },
    });
    const pet = { $ref: "#/components/schemas/Pet" };
    expect((await diff(gives(pet, schemas({})), gives(pet, schemas({})))).bump).toBe("none");
    expect((await diff(gives(pet, schemas({})), gives(pet, schemas({ a: {} })))).bump).toBe("minor");
    expect((await diff(gives(pet, schemas({ a: {} })), gives(pet, schemas({})))).bump).toBe("major");
  });

  it("terminates on schemas that refer to each other many times", async () => {
    const mesh = (leaf: Part): Part => {
      const names = Array.from({ length: 12 }, (_, index) => `N${index}`);
      const schema = (one: number): Part => {
        const refs = [1, 2, 5].map((step) => ({ $ref: `#/components/schemas/${names[(one + step) % 12]}` }));
        return object({ p: { anyOf: [...refs, { type: "null" }] }, q: { oneOf: refs }, z: one === 11 ? leaf : text });
      };
      return gives(
        { $ref: "#/components/schemas/N0" },
        { components: { schemas: Object.fromEntries(names.map((name, index) => [name, schema(index)])) } },
      );
    };
    const text = { type: "string" };
    expect((await diff(mesh(text), mesh(text))).bump).toBe("none");
    expect((await diff(mesh(text), mesh({ type: "integer" }))).bump).toBe("major");
  });

  it.for([
    ["swagger: '2.0'", /is Swagger 2\.0\. Only OpenAPI 3\.0, 3\.1 and 3\.2/],
    ["openapi: 4.0.0", /is OpenAPI 4\.0\.0/],
    ["openapi: 3.9.9", /is OpenAPI 3\.9\.9\. Only OpenAPI 3\.0, 3\.1 and 3\.2/],
    ["- a", /does not contain an object/],
    ["title: x", /none of `openapi`/],
    ["a: [", /neither valid YAML nor valid JSON/],
  ] as const)("rejects a file that is not an OpenAPI 3 document: %s", async ([text, message]) => {
    const path = await file(text, "yaml");
    await expect(diffSpecs(path, path)).rejects.toThrow(message);
  });
});

describe("webhooks", () => {
  it("are judged in the opposite direction: callers receive their requests", async () => {
    const hook = (schema: Part): Part => ({
      ...api({}),
      webhooks: { joined: { post: { requestBody: { content: { "application/json": { schema } } } } } },
    });
    const text = { type: "string" };
    expect((await diff(hook(object({ a: text })), hook(object({ a: text, b: text }, ["b"])))).bump).toBe("minor");
    expect((await diff(hook(object({ a: text, b: text })), hook(object({ a: text })))).bump).toBe("major");
  });
});

describe("callbacks", () => {
  const text = { type: "string" };
  /** Two operations with the same callbacks; those refer to each other and to themselves. */
  const subscribing = (payload: Part, description = "It."): Part => {
    const called = (id: string, next: string): Part => ({
      "{$request.body#/url}": {
        post: operation(id, {
          description,
          requestBody: { content: { "application/json": { schema: payload } } },
          callbacks: {
            own: { $ref: `#/components/callbacks/${id}` },
            next: { $ref: `#/components/callbacks/${next}` },
          },
        }),
      },
    });
    const callbacks = { next: { $ref: "#/components/callbacks/one" } };
    return api(
      { "/a": { post: operation("a", { callbacks }) }, "/b": { post: operation("b", { callbacks }) } },
      { components: { callbacks: { one: called("one", "other"), other: called("other", "one") } } },
    );
  };

  it("that hold themselves are compared, for each operation that has them", async () => {
    const [before, after] = [object({ a: text }), object({ a: text, b: text })];
    expect((await diff(subscribing(before), subscribing(before))).bump).toBe("none");
    expect((await diff(subscribing(before), subscribing(before, "That."))).bump).toBe("patch");
    const { bump, changes } = await diff(subscribing(after), subscribing(before));
    expect(bump).toBe("major");
    expect([...new Set(changes.map(({ operationId }) => operationId))]).toEqual(["a", "b"]);
  });
});
