import { describe, expect, test } from "vitest";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { SPECS } from "../../contract/specs.ts";
import type { JsonObject } from "../mutation.ts";
import { nameOf } from "../mutation.ts";
import { renameKey, visitDescribed } from "./rename-in-examples.ts";
import { FAMILIES, specMutations } from "./spec-mutations.ts";

const documents = await Promise.all(
  SPECS.map(async ({ name, document }) => ({
    name,
    document: await readJson<JsonObject>(document),
  })),
);

describe.for(documents)("mutations of $name", ({ name, document }) => {
  const before = JSON.stringify(document);
  const all = specMutations(name, document, Number.POSITIVE_INFINITY);

  test("each one changes its copy, and finding them does not change the document", () => {
    const idle = all.filter(({ change }) => {
      const copy = structuredClone(document);
      change(copy);
      return JSON.stringify(copy) === before;
    });
    expect(idle.map(nameOf)).toEqual([]);
    expect(JSON.stringify(document)).toBe(before);
  });

  test("no two have the same name: survivors are explained by name", () => {
    expect(new Set(all.map(nameOf)).size).toBe(all.length);
  });
});

test("every family finds a place in some spec", () => {
  const empty = FAMILIES.filter(({ find }) => documents.every(({ document }) => find(document).length === 0));
  expect(empty.map(({ family }) => family)).toEqual([]);
});

test("visitDescribed visits each object of a schema in the examples once, also behind references and in maps", () => {
  const bird = { type: "object", properties: { name: {}, mate: { type: "object", properties: { name: {} } } } };
  const map = { additionalProperties: { $ref: "#/components/schemas/Bird" } };
  const value = { a: { name: "Io", mate: { name: "Bo" } }, b: { name: "Cy" } };
  const content = { "application/json": { schema: map, examples: { all: { $ref: "#/components/examples/all" } } } };
  const get = { operationId: "listBirds", responses: { "200": { content }, "201": { content } } };
  const document = {
    paths: { "/birds": { get } },
    components: { schemas: { Bird: bird }, examples: { all: { value } } },
  };
  visitDescribed(document, ["components", "schemas", "Bird"], (one) => renameKey(one, "name", "title"));
  expect(value).toEqual({ a: { title: "Io", mate: { name: "Bo" } }, b: { title: "Cy" } });
});
