import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpecDiff } from "./index.ts";
import { diffSpecs, readDocument } from "./node.ts";
import { parse } from "./reading/parse.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "read-files-"));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function file(content: string | Uint8Array, extension = "yaml"): Promise<string> {
  const path = join(folder, `${count++}.${extension}`);
  await writeFile(path, content);
  return path;
}

/** A document that answers one call with a schema, written as YAML. */
function answering(schema: string, more = ""): string {
  return `openapi: 3.1.0
paths:
  /crates:
    get:
      operationId: listCrates
      responses: { "200": { description: It., content: { application/json: { schema: ${schema} } } } }
${more}`;
}
const plain = answering("{ type: object, properties: { a: { type: string } } }");

/** What the comparison of a good document with this one says; the broken one is the old and the new document in turn. */
async function refusals(content: string | Uint8Array, extension = "yaml"): Promise<string> {
  const [good, broken] = [await file(plain), await file(content, extension)];
  const told: string[] = [];
  for (const [one, other] of [
    [good, broken],
    [broken, good],
    [broken, broken],
  ] as const) {
    const message = await diffSpecs(one, other).then(
      ({ bump }) => `no error, but ${bump}`,
      (error: Error) => error.message,
    );
    told.push(message.replace(broken, "FILE"));
  }
  expect(new Set(told).size, told.join("\n")).toBe(1);
  return told[0] ?? "";
}

describe("a key that stands twice", () => {
  it.for([
    [
      "a path",
      `${plain}  /crates:\n    get: {}\n`,
      "FILE, line 7, column 3: the key `/crates` stands twice, first in line 3",
    ],
    [
      "a keyword",
      `${plain}info: { title: A,\n  title: B }\n`,
      "FILE, line 8, column 3: the key `title` stands twice, first in line 7",
    ],
    [
      "a number and the same text",
      `${plain}x-a:\n  1: a\n  "1": b\n`,
      "FILE, line 9, column 3: the key `1` stands twice, first in line 8",
    ],
    [
      "a part that nobody uses",
      `${plain}components:\n  schemas:\n    A: {}\n    B: {}\n    A: {}\n`,
      "FILE, line 11, column 5: the key `A` stands twice, first in line 9",
    ],
  ] as const)("is an error with both lines: %s", async ([, text, message]) => {
    expect(await refusals(text)).toBe(message);
  });

  it.for([
    [
      "plain",
      '{ "openapi": "3.1.0",\n"paths": {},\n "paths": {} }',
      "FILE, line 3, column 2: the key `paths` stands twice, first in line 2",
    ],
    [
      "escaped",
      '{ "openapi": "3.1.0",\n"paths": { "/a\\u0062": {},\n "/ab": {} } }',
      "FILE, line 3, column 2: the key `/ab` stands twice, first in line 2",
    ],
  ] as const)("is an error in JSON too: %s", async ([, text, message]) => {
    expect(await refusals(text, "json")).toBe(message);
  });

  it("is none if the objects differ, if it is a value, or if it replaces a merged one", async () => {
    const json = '{ "openapi": "3.1.0", "paths": {}, "x-a": [{ "a": "a" }, { "a": "{\\"a\\": 1, \\"a\\": 2}" }] }';
    const merged = `${plain}x-a: &a { b: 1 }\nx-c: { <<: *a, b: 2 }\n`;
    const mergedTwice = `${merged}x-d:\n  <<: *a\n  <<: *a\n`;
    for (const path of [await file(json, "json"), await file(merged), await file(mergedTwice)]) {
      expect((await diffSpecs(path, path)).bump).toBe("none");
    }
  });
});

describe("a file that cannot be read", () => {
  it.for([
    ["a second document", `${plain}---\n${plain}`, /^FILE, line 7, column 1: a second YAML document begins here/],
    [
      "an alias that is not there",
      `${plain}x-a:\n  - *gone\n`,
      /^FILE, line 8, column 5: the alias `\*gone` has no anchor/,
    ],
    [
      "an alias before its anchor",
      `${plain}x-a: [ *b ]\nx-b: &b 1\n`,
      /^FILE, line 7, column 8: the alias `\*b` has no anchor/,
    ],
    ["a syntax error", `${plain}x-a: [\n`, /^FILE, line 8, column 1: neither valid YAML nor valid JSON: /],
    ["tabs", "openapi: 3.1.0\npaths:\n\t/a: {}\n", /^FILE, line 3, column 1: neither valid YAML nor valid JSON: /],
    [
      "broken JSON",
      '{ "openapi": "3.1.0",\n  "paths": { }',
      /^FILE, line 2, column \d+: neither valid YAML nor valid JSON: /,
    ],
    ["nothing", "", /^FILE is not an OpenAPI document/],
  ] as const)("is named with line and column: %s", async ([, text, message]) => {
    expect(await refusals(text)).toMatch(message);
  });

  const utf16 = Buffer.from(`\ufeff${plain}`, "utf16le");
  it.for([
    ["UTF-16", utf16, "FILE, line 1, column 1: this is UTF-16 or UTF-32, but only UTF-8 is read"],
    [
      "UTF-16 the other way round",
      Buffer.from(utf16).swap16(),
      "FILE, line 1, column 1: this is UTF-16 or UTF-32, but only UTF-8 is read",
    ],
    [
      "UTF-16 without a mark",
      utf16.subarray(2),
      "FILE, line 1, column 1: this is UTF-16 or UTF-32, but only UTF-8 is read",
    ],
    ["Latin-1", Buffer.from(`${plain}x-a: \xe4`, "latin1"), "FILE, line 7, column 6: this is not UTF-8"],
  ] as const)("is named if it is not UTF-8: %s", async ([, bytes, message]) => {
    expect(await refusals(bytes)).toBe(message);
  });

  it("is named if it is too large", () => {
    expect(() => parse(new Uint8Array(500_000_001), "FILE")).toThrow("FILE is larger than 500 MB.");
  });

  it("may begin with the mark of UTF-8, in YAML and in JSON", async () => {
    const json = JSON.stringify({ openapi: "3.1.0", paths: {} });
    for (const path of [await file(`\ufeff${plain}`), await file(`\ufeff${json}`, "json")]) {
      expect((await diffSpecs(path, path)).bump).toBe("none");
    }
  });

  it("is named as the caller wrote it, not by its last part", async () => {
    const path = await file("a: [");
    expect(() => readDocument(path, "specs/./crates.yaml")).toThrow(/^specs\/\.\/crates\.yaml, line 1, column 5: /);
  });
});

describe("aliases", () => {
  const laughs = (start: string): string => {
    const levels = Array.from(
      { length: 9 },
      (_, at) => `  l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join(", ")}]`,
    );
    return `x-laughs:\n  l0: &l0 ${start}\n${levels.join("\n")}\n`;
  };
  it.for([
    ["of texts, unused", plain + laughs("ha")],
    ["of objects, unused", plain + laughs("{ type: string }")],
    ["of schemas, used", `${laughs("{ type: string }")}${answering("{ enum: *l9 }")}`],
    ["with merge keys", `${laughs("{ type: string }")}${answering("{ properties: { a: { <<: { a: *l9 } } } }")}`],
  ] as const)("that grow without end are an error at once: %s", async ([, text]) => {
    expect(await refusals(text)).toMatch(/^FILE has too many aliases/);
  });

  it("that contain themselves are an error", async () => {
    expect(await refusals(answering("&s { type: object, properties: { a: *s } }"))).toMatch(
      /^FILE has an anchor that contains itself/,
    );
  });

  it("may be used often", async () => {
    const used = Array.from({ length: 2000 }, (_, at) => `f${at}: *t`).join(", ");
    const path = (type: string) =>
      file(`x-t: &t { type: ${type} }\n${answering(`{ type: object, properties: { ${used} } }`)}`);
    const { changes } = await diffSpecs(await path("string"), await path("integer"));
    expect(changes).toHaveLength(2000);
  });
});

describe("depth", () => {
  const chain = (length: number, leaf: string): string =>
    JSON.stringify({
      openapi: "3.1.0",
      paths: {
        "/a": { get: { responses: { 200: { description: "", content: { "application/json": { schema: at(0) } } } } } },
      },
      components: {
        schemas: Object.fromEntries(
          Array.from({ length }, (_, index) => [
            `S${index}`,
            { type: "object", properties: { next: index + 1 < length ? at(index + 1) : { type: leaf } } },
          ]),
        ),
      },
    });
  const at = (index: number) => ({ $ref: `#/components/schemas/S${index}` });
  const nested = (levels: number, leaf: string): string =>
    answering(`${'{"type": "object", "properties": {"a": '.repeat(levels)}{"type": "${leaf}"}${"}}".repeat(levels)}`);

  it.for([
    ["1,000 schemas of which each refers to the next", (leaf: string) => chain(1000, leaf), "json"],
    ["5,000 schemas of which each refers to the next", (leaf: string) => chain(5000, leaf), "json"],
    ["500 levels in one schema", (leaf: string) => nested(500, leaf), "yaml"],
  ] as const)("is compared to its end: %s", async ([, write, extension]) => {
    const [old, now] = [await file(write("string"), extension), await file(write("integer"), extension)];
    expect((await diffSpecs(old, old)).bump).toBe("none");
    expect((await diffSpecs(old, now)).bump).toBe("major");
  });

  it.for([2000, 20_000])("of %d levels is compared, or the file is named", async (levels) => {
    for (const text of [
      nested(levels, "string"),
      `{"openapi": "3.1.0", "paths": {}, "x": ${"[".repeat(levels)}${"]".repeat(levels)}}`,
    ]) {
      const path = await file(text);
      const told = await diffSpecs(path, path).then(
        ({ bump }) => bump,
        (error: Error) => error.message.replaceAll(path, "FILE"),
      );
      expect(told).toMatch(/^none$|^FILE is nested too deeply/);
    }
  });
});

describe("references", () => {
  const part = "{ type: object, properties: { a: { $ref: './REF' } } }";
  const pair = async (before: string, after: string): Promise<SpecDiff> => {
    await mkdir(join(folder, "parts"), { recursive: true });
    return diffSpecs(await file(before), await file(after));
  };
  const to = (reference: string): string => answering(part.replace("./REF", reference));

  it("into a broken file are an error that names the file and the line", async () => {
    await mkdir(join(folder, "parts"), { recursive: true });
    await writeFile(join(folder, "parts", "broken.yaml"), "A:\n  - [\n");
    const text = to("./parts/broken.yaml#/A");
    for (const [one, other] of [
      [plain, text],
      [text, plain],
      [text, text],
    ] as const) {
      await expect(pair(one, other)).rejects.toThrow(`${join(folder, "parts", "broken.yaml")}, line 3, column 1: `);
    }
  });

  it.for([
    ["a missing component", "#/components/schemas/Lost"],
    ["a missing anchor", "#lost"],
    ["a missing file", "./parts/lost.yaml#/A"],
    ["another host", "https://example.com/a.yaml#/A"],
  ] as const)("that lead nowhere are major, on either side and on both: %s", async ([, reference]) => {
    const lost = to(reference);
    for (const [one, other] of [
      [plain, lost],
      [lost, plain],
      [lost, lost],
      [lost, `${lost}info: {}\n`],
    ] as const) {
      const { bump, changes } = await pair(one, other);
      expect(bump).toBe("major");
      expect(changes.filter(({ id }) => id === "reference-unresolved")).toMatchObject([
        { bump: "major", operationId: null, detail: reference, where: expect.stringMatching(/\/properties\/a$/) },
      ]);
      expect(JSON.stringify(changes)).not.toMatch(/\$unresolved|undefined|\[object/);
    }
  });

  it("that lead back to themselves are major", async () => {
    const loop = answering(
      "{ $ref: '#/components/schemas/A' }",
      "components: { schemas: { A: { $ref: '#/components/schemas/A' } } }\n",
    );
    expect((await pair(loop, loop)).changes).toMatchObject([{ id: "reference-unresolved", bump: "major" }]);
  });

  it("that nobody follows are no difference", async () => {
    const unused = `${plain}components: { schemas: { A: { $ref: '#/lost' } } }\n`;
    expect((await pair(unused, unused)).bump).toBe("none");
  });
});
