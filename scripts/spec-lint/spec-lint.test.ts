// Each rule refuses a real spec with one edit.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../lib/project/workspace.ts";
import { tempFolder } from "../lib/test-support/temp-folder.ts";
import { allSpecs, lintSpec, lintSpecs } from "./lint.ts";
import type { Problem } from "./problem.ts";
import { REVIEWABLE } from "./review.ts";
import {
  aveva,
  broken as brokenParts,
  type Document,
  type Edit,
  kantata,
  list,
} from "./test-support/refused-documents.ts";
import { newFacts } from "./test-support/refused-facts.ts";

const broken = [...brokenParts, ...newFacts];

const folder = tempFolder(afterAll);

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
    const specs = await allSpecs();
    expect((await lintSpecs(specs)).flat().filter((problem) => !problem.underReview)).toEqual([]);
  });
  it("unchanged copies pass, so that every refusal below is due to its edit", async () => {
    expect(await lintSpecs([copyOf(kantata, () => {}), copyOf(aveva, () => {})])).toEqual([[], []]);
  });
  it("a document that cannot be read is a problem, not a crash, and hides no other document's problems", async () => {
    const file = join(folder, "unreadable.yaml");
    writeFileSync(file, "openapi: 3.1.0\n  info: [");
    const [[problem] = [], others] = await lintSpecs([file, copyOf(kantata, (d) => void delete list(d).summary)]);
    expect(problem?.rule).toBe("parse");
    expect(others?.map(({ rule }) => rule)).toEqual(["invitation/descriptions"]);
  });
  it("an API without security says so at the root, and needs neither 401 nor 403", async () => {
    const file = copyOf(kantata, (d) => {
      d.security = [];
      for (const status of ["401", "403"]) delete list(d).responses[status];
    });
    const rules = (await lintSpec(file)).map(({ rule }) => rule);
    expect(rules).not.toContain("invitation/errors-modelled");
    expect(rules).not.toContain("invitation/security-by-scheme");
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
  let refusals: Problem[][] = [];
  beforeAll(async () => {
    refusals = await lintSpecs(broken.map(([, , edit, file]) => copyOf(file ?? kantata, edit)));
  });

  it.for(broken.map(([rule, edit], index) => [rule, edit, index] as const))("%s: %s", ([rule, , index]) => {
    expect(refusals[index]?.filter((problem) => !problem.underReview).map((problem) => problem.rule)).toContain(rule);
  });
});

describe("while a document is marked x-review", () => {
  let marked: Problem[][] = [];
  beforeAll(async () => {
    const markAll = (edit: Edit) => (document: Document) => {
      edit(document);
      document.info["x-review"] = "Everything.";
      for (const item of Object.values(document.paths as Document))
        for (const [method, operation] of Object.entries(item as Document))
          if (method !== "parameters") (operation as Document)["x-review"] ??= "This.";
    };
    marked = await lintSpecs(broken.map(([, , edit, file]) => copyOf(file ?? kantata, markAll(edit))));
  });

  it.for(broken.map(([rule, edit], index) => [rule, edit, index] as const))("%s: %s", ([rule, , index]) => {
    const severities = new Set(
      marked[index]?.filter((one) => one.rule === rule).map((one) => one.underReview === true),
    );
    // Problems in a shared file are outside the marked document.
    expect([...severities]).toEqual([REVIEWABLE.has(rule)]);
  });
});

it("the mark of one operation covers neither other operations nor the document", async () => {
  const file = copyOf(kantata, (d) => {
    delete list(d).summary;
    delete d.paths["/account_invitations"].post.summary;
    delete d.info.description;
    list(d)["x-review"] = "Describe it.";
  });
  const found = (await lintSpec(file)).map(({ pointer, underReview = false }) => [pointer, underReview]);
  expect(found).toEqual([
    ["#/info/description", false],
    ["#/paths/~1account_invitations/get/summary", true],
    ["#/paths/~1account_invitations/post/summary", false],
  ]);
});

it("each of our own and of the reviewable rules refuses one of the documents", () => {
  const config = parse(readFileSync(join(root, "specs/redocly.yaml"), "utf8")) as { rules: Record<string, string> };
  const own = [...Object.keys(config.rules).filter((rule) => rule.startsWith("invitation/")), ...REVIEWABLE];
  const refused = new Set(broken.map(([rule]) => rule));
  expect(own.filter((rule) => !refused.has(rule))).toEqual([]);
});
