import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { tempFolder } from "../../../../scripts/lib/test-support/temp-folder.ts";
import { planApi } from "./plan.ts";

const folder = tempFolder(afterAll);

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const OK = { "200": { description: "Fine." } };
const info = { title: "Things", version: "1" };
const made = (paths: object, more: object = {}): string =>
  file("made.json", JSON.stringify({ openapi: "3.1.0", info, paths, ...more }));
const answer = (schema: object): object => ({ "200": { ...OK["200"], content: { "application/json": { schema } } } });

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
    ["class", 'the name "class" is reserved'],
    ["process", 'the name "process" is reserved'],
    ["raw", 'the name "raw" is reserved'],
  ] as const)('the name "%s"', async ([name, words]) => {
    await expect(planApi(name, undefined)).rejects.toThrow(words);
  });

  const get = { get: { responses: OK } };
  const post = { post: { requestBody: {}, responses: OK } };
  test.for([
    ["a missing file", () => join(folder, "none.yaml"), "none.yaml cannot be read (ENOENT)"],
    ["a file that is not YAML", () => file("a.yaml", "a: [b"), "is neither YAML nor JSON"],
    ["a text", () => file("b.yaml", "hello"), "is not an OpenAPI document: it has no fields"],
    ["another document", () => file("c.json", "{}"), 'is not an OpenAPI document: it has no field "openapi"'],
    ["Swagger 2.0", () => file("d.json", '{"swagger":"2.0"}'), "is Swagger 2.0: convert it"],
    ["OpenAPI 3.2", () => file("e.json", '{"openapi":"3.2.0"}'), "is OpenAPI 3.2.0: only 3.0 and 3.1 are supported"],
    ["no operation", () => made({}), "The document has no operation in paths that a client could call."],
    ["only webhooks", () => made({}, { webhooks: { a: get } }), "webhooks are calls of the vendor"],
    ["a broken reference", () => made({ "/a": { $ref: "#/no" } }), "/a: Can't resolve $ref #/no. [#/paths/~1a"],
    [
      "a broken reference in a schema",
      () => made({ "/a": { get: { responses: answer({ properties: { a: { $ref: "b.yaml#/A" } } }) } } }),
      "GET /a: Can't resolve $ref b.yaml#/A. [#/paths",
    ],
    [
      "a reference into the internet",
      () => made({ "/a": { get: { operationId: "getA", responses: answer({ $ref: "https://a.test/b.yaml" }) } } }),
      "GET /a (getA): Can't resolve $ref: https://a.test/b.yaml is not read: save it as a file, and refer to the file.",
    ],
    ["a path with #", () => made({ "/a#b": get }), "GET /a#b: its path has characters that a URL cannot have there."],
    ["a broken body", () => made({ "/a": post }), "POST /a: The field `content` must be present on this level."],
    [
      "a path parameter that is not described",
      () => made({ "/a/{id}": { get: { operationId: "getA", responses: OK } } }),
      /^GET \/a\/\{id\} \(getA\): .*`\{?id\}?`.*path-parameters-defined/m,
    ],
    ["a method of OpenAPI 3.2", () => made({ "/a": { query: { responses: OK } } }), "QUERY /a: "],
    ["no object for an operation", () => made({ "/a": { get: null } }), "GET /a: "],
    ["no list of parameters", () => made({ "/a": { get: { parameters: {}, responses: OK } } }), "GET /a: "],
    ["no object for the paths", () => file("p.json", '{"openapi":"3.1.0","info":{},"paths":[]}'), "Expected type"],
    [
      "a reference in an example",
      () => {
        const examples = { one: { value: { $ref: "#/no" } } };
        const content = { "application/json": { schema: {}, examples } };
        return made({ "/a": { get: { responses: { "200": { ...OK["200"], content } } } } });
      },
      /^GET \/a: Can't resolve \$ref\..* \[#\/paths\/~1a\/get\/responses\/200\/.*value\]$/m,
    ],
    ["a wrong schema", () => made({ "/a": { get: { responses: answer({ type: 5, allOf: {} }) } } }), "GET /a: "],
    ["a wrong property", () => made({ "/a": { get: { responses: answer({ properties: [null] }) } } }), "GET /a: "],
  ] as const)("%s", async ([, make, words]) => {
    await expect(planApi("new-thing", make())).rejects.toThrow(words);
  });

  test("everything that is wrong, at once, with the command that leaves it out", async () => {
    const cookie = { name: "c", in: "cookie", schema: { type: "string" } };
    const spec = made({
      "/a": { get: { operationId: "getA", parameters: [cookie], responses: OK }, trace: { responses: OK } },
      "/b/{id}": get,
    });
    const error = (await planApi("new-thing", spec).catch((one: unknown) => one)) as Error;
    const [first, , a, trace, b, , next, ...more] = error.message.split("\n");
    expect(first).toMatch(/made\.json, and nothing was written\. Change these 3 things:$/);
    expect(a).toMatch(/^GET \/a \(getA\): cookie parameter c: .* \[#\/paths\/~1a\/get\/parameters\/0\]$/);
    expect(trace).toMatch(/^TRACE \/a: the client does not send TRACE\. .* \[#\/paths\/~1a\/trace\]$/);
    expect(b).toMatch(/^GET \/b\/\{id\}: /);
    expect(next).toMatch(
      /^After the other changes, `pnpm new-api new-thing --spec \S*made\.json --leave-out` leaves out /,
    );
    expect(more).toEqual([]);
  });

  test("a document of which nothing is left", async () => {
    const refused = planApi("new-thing", made({ "/a": { trace: { responses: OK } } }), true);
    await expect(refused).rejects.toThrow(
      /^TRACE \/a: the client does not send TRACE\..*\nWithout these operations, none is left\.$/m,
    );
  });
});
