// Each rule is seen to refuse a document that differs from a real one in one edit.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "./lib/workspace.ts";
import { lintSpec, lintSpecs, specs } from "./spec-lint.ts";
import { aveva, broken, type Document, type Edit, kantata, list } from "./spec-lint-cases.ts";

const folder = mkdtempSync(join(tmpdir(), "spec-lint-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

copyFileSync(join(root, "specs/aveva-identity/common.yaml"), join(folder, "common.yaml"));

let copies = 0;
const originals = new Map([kantata, aveva].map((file) => [file, parse(readFileSync(file, "utf8")) as Document]));
function copyOf(file: string, edit: Edit): string {
  const document: Document = structuredClone(originals.get(file));
  edit(document);
  copies += 1;
  const copy = join(folder, `${copies}.json`);
  writeFileSync(copy, JSON.stringify(document, null, 1));
  return copy;
}

describe("the specs", () => {
  it("pass", async () => {
    expect(await lintSpecs(specs)).toEqual(specs.map(() => []));
  });
  it("pass as unchanged copies, so that every refusal below comes from its edit", async () => {
    expect(await lintSpecs([copyOf(kantata, () => {}), copyOf(aveva, () => {})])).toEqual([[], []]);
  });
  it("a document that cannot be read is a problem, not a crash, and hides no other document's problems", async () => {
    const file = join(folder, "unreadable.yaml");
    writeFileSync(file, "openapi: 3.1.0\n  info: [");
    const [[problem] = [], others] = await lintSpecs([file, copyOf(kantata, (d) => void delete list(d).summary)]);
    expect(problem?.rule).toBe("parse");
    expect(others?.map(({ rule }) => rule)).toEqual(["invitation/descriptions"]);
  });
  it("a problem names file, rule, place and line", async () => {
    const file = copyOf(kantata, (d) => void delete list(d)["x-timeout"]);
    const [problem] = await lintSpec(file);
    expect(problem).toMatchObject({
      file,
      rule: "invitation/x-timeout",
      pointer: expect.stringContaining("account_invitations"),
      line: expect.any(Number),
    });
  });
});

describe("the lint refuses", () => {
  let refusals: string[][] = [];
  beforeAll(async () => {
    const results = await lintSpecs(broken.map(([, , edit, file]) => copyOf(file ?? kantata, edit)));
    refusals = results.map((problems) => problems.map(({ rule }) => rule));
  }, 60_000);

  it.for(broken.map(([rule, edit], index) => [rule, edit, index] as const))("%s: %s", ([rule, , index]) => {
    expect(refusals[index]).toContain(rule);
  });
});

it("every rule of our own has a document that it refuses", () => {
  const config = parse(readFileSync(join(root, "specs/redocly.yaml"), "utf8")) as { rules: Record<string, string> };
  const own = [
    ...Object.keys(config.rules).filter((rule) => rule.startsWith("invitation/")),
    "invitation/valid-examples",
  ];
  const refused = new Set(broken.map(([rule]) => rule));
  expect(own.filter((rule) => !refused.has(rule))).toEqual([]);
});
