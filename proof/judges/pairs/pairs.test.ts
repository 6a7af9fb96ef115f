import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { sectionOf } from "../../../scripts/lib/text/markers.ts";
import { libraries } from "../judges/libraries.ts";
import { ours } from "../judges/ours.ts";
import { askAll, tallyOf } from "./ask-all.ts";
import { allowedBy, assertedBy, readLabels } from "./oasdiff-labels.ts";
import { casePairs, folderPairs } from "./own-pairs.ts";
import { pairTable, readmeSection, totals, totalsTable } from "./report.ts";
import { SECTION } from "./run-pairs.ts";

const folder = tempFolder(afterAll);

test("our judge is right on its own cases, and the table says so", async () => {
  const { title, pairs } = await casePairs(join(folder, "cases"));
  const outcome = await askAll({ title, pairs: pairs.slice(0, 12) }, [ours, ...(await libraries())], "");
  expect(tallyOf(outcome, 0).right).toBe(12);
  expect(totalsTable(outcome).split("\n")[2]).toMatch(/^openapi-semver \(this commit\) +12 +0 +0/);
  expect(pairTable(outcome)).toContain(pairs[0]?.name);
  expect(readmeSection([outcome], ["oasdiff"], "2026-01-01")).toContain("not measured: oasdiff");
});

test("the README's numbers of oasdiff's pairs and of its tests are those of the labels", async () => {
  const labels = await readLabels();
  const pairs = labels.pairs.map((label) => ({
    name: label.base,
    oldFile: "",
    newFile: "",
    allowed: allowedBy(label),
    asserted: assertedBy(label),
  }));
  const outcome = await askAll({ title: "", pairs }, [], labels.commit.slice(0, 10));
  const open = pairs.filter(({ allowed }) => allowed.length > 1).length;
  const readme = sectionOf(await readFile(join(root, "packages/openapi-semver/README.md"), "utf8"), SECTION) ?? "";
  expect(readme).toContain(`${pairs.length} pairs: oasdiff's test pairs`);
  expect(readme).toContain(`; ${open} of them are open`);
  expect(readme).toContain(`| ${totals(outcome)[0]?.join(" | ")} |`);
  expect(readme).toContain(`| openapi-semver (this commit) | ${pairs.length} | 0 | 0 | 0 | 0 | 0 |`);
});

const spec = (type: string): string =>
  `openapi: 3.1.0\npaths: { /p: { get: { parameters: [{ name: q, in: query, schema: { type: ${type} } }] } } }\n`;

async function pairOf(expected: string, before: string, after: string): Promise<string> {
  const place = tempFolder(onTestFinished);
  await putFile(place, "one/expected.txt", expected);
  await putFile(place, "one/old.yaml", before);
  await putFile(place, "one/new.yaml", after);
  return place;
}

test.for([
  ["major", spec("string"), spec("integer"), "right"],
  ["minor|patch|none", spec("string"), spec("integer"), "too high"],
  ["major", spec("string"), spec("string"), "too low"],
  ["an error", spec("string"), "a: [", "right"],
  ["major, or an error", spec("string"), "a: [", "right"],
  ["an error", spec("string"), spec("integer"), "too low"],
  ["patch", spec("string"), "a: [", "error"],
] as const)("a folder's pair that expects %j is graded", async ([expected, before, after, grade]) => {
  const outcome = await askAll(await folderPairs(await pairOf(expected, before, after)), [ours], "");
  expect(outcome.rows.map(({ answers }) => answers[0]?.grade)).toEqual([grade]);
});

test("a folder that has no pairs, or a pair without an expectation, is an error that names it", async () => {
  await expect(folderPairs("missing")).rejects.toThrow("--folder: there is no folder missing");
  await expect(folderPairs(tempFolder(onTestFinished))).rejects.toThrow("has no folders with old.yaml");
  const vague = await pairOf("perhaps", spec("string"), spec("string"));
  await expect(folderPairs(vague)).rejects.toThrow(/one.expected\.txt must begin with none, patch, minor, major/);
});
