import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { tempFolder } from "../../../../scripts/lib/test-support/temp-folder.ts";
import type { Editable } from "../read/read-spec.ts";
import { planApi } from "./plan.ts";

const folder = tempFolder(afterAll);

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const OK = { "200": { description: "Fine." } };
const info = { title: "Things", version: "1" };
const document = (paths: object, more: object = {}): Editable => ({ openapi: "3.1.0", info, paths, ...more });

describe("a new API is refused, with what to do:", () => {
  test.for([
    ["", "give the new API a name"],
    [
      "Star Trek",
      'is not kebab-case (lower-case letters, digits and single hyphens; each word begins with a letter): try "star-trek"',
    ],
    ["-a", "is not kebab-case"],
    ["a--b", "is not kebab-case"],
    ["../a", "is not kebab-case"],
    ["kantata-ox", 'the name "kantata-ox" is taken: specs/kantata-ox exists'],
    ["runtime", 'the name "runtime" is taken: packages/runtime exists'],
    ["lint", 'the name "lint" is reserved'],
    ["con", 'the name "con" is reserved'],
  ] as const)('the name "%s"', async ([name, words]) => {
    await expect(planApi(name, undefined)).rejects.toThrow(words);
  });

  const post = { post: { requestBody: {}, responses: OK } };
  test.for([
    ["a missing file", () => join(folder, "none.yaml"), "none.yaml cannot be read (ENOENT)"],
    ["a file that is not YAML", () => file("a.yaml", "a: [b"), "is neither YAML nor JSON"],
    ["a text", () => file("b.yaml", "hello"), "is not an OpenAPI document: it has no fields"],
    ["another document", () => file("c.json", "{}"), 'is not an OpenAPI document: it has no field "openapi"'],
    ["Swagger 2.0", () => file("d.json", '{"swagger":"2.0"}'), "is Swagger 2.0: convert it"],
    ["OpenAPI 3.2", () => file("e.json", '{"openapi":"3.2.0"}'), "is OpenAPI 3.2.0: only 3.0 and 3.1 are supported"],
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
      "the spec has errors; fix them first",
    ],
  ] as const)("%s", async ([, make, words]) => {
    await expect(planApi("new-thing", make())).rejects.toThrow(words);
  });
});
