import { delimiter, join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import type { Documents } from "./judge.ts";
import { libraries, worstOf } from "./libraries.ts";
import { ours } from "./ours.ts";
import { programs } from "./programs.ts";

afterEach(() => vi.unstubAllEnvs());

/** Two documents: the schema of a field to send before and after. */
async function documents(before: object, after: object, version = "3.0.3"): Promise<Documents> {
  const folder = tempFolder(onTestFinished);
  const document = (field: object) => ({
    openapi: version,
    info: { title: "People", version: "1" },
    paths: {
      "/people": {
        post: {
          requestBody: { content: { "application/json": { schema: { type: "object", properties: { field } } } } },
          responses: { 200: { description: "It." } },
        },
      },
    },
  });
  await putFile(folder, "old.json", JSON.stringify(document(before)));
  await putFile(folder, "new.json", JSON.stringify(document(after)));
  return { oldFile: join(folder, "old.json"), newFile: join(folder, "new.json") };
}

const text = { type: "string" };

test("our judge and both libraries see that a field has another type", async () => {
  const pair = await documents(text, { type: "integer" });
  const judges = [ours, ...(await libraries())];
  const answers = await Promise.all(judges.map(async (judge) => [judge.name, (await judge.ask(pair)).bumps]));
  expect(answers).toEqual([
    ["openapi-semver", ["major"]],
    ["api-smart-diff", ["major"]],
    ["openapi-diff", ["major"]],
  ]);
});

test("they see that nothing changed", async () => {
  const pair = await documents(text, text);
  for (const judge of [ours, ...(await libraries())])
    expect((await judge.ask(pair)).bumps, judge.name).toContain("none");
});

test("openapi-diff gives no answer to a document that it cannot read", async () => {
  const [, openApiDiff] = await libraries();
  const answer = await openApiDiff?.ask(await documents(text, text, "3.1.0"));
  expect(answer).toEqual({ text: "reads 3.0 only", because: "no answer" });
});

test("the worst class counts, and unclassified changes are unclear unless there is a break", () => {
  expect(worstOf(["non-breaking", "breaking", "unclassified"]).bumps).toEqual(["major"]);
  expect(worstOf(["non-breaking", "unclassified"])).toEqual({ text: "unclassified", because: "unclear" });
  expect(worstOf(["annotation", "deprecated"]).bumps).toContain("minor");
  expect(worstOf(["annotation"]).bumps).not.toContain("minor");
});

test("a document that is missing is an error of the judge, not of the comparison", async () => {
  const pair = { oldFile: "missing.yaml", newFile: "missing.yaml" };
  for (const judge of [ours, ...(await libraries())]) expect((await judge.ask(pair)).because, judge.name).toBe("error");
});

/** Puts programs on the PATH that print a version, or else what they are told. */
async function install(name: string, version: string, printed: string): Promise<void> {
  const folder = tempFolder(onTestFinished);
  const script = `#!/bin/sh\ncase "$1" in *version) echo "${name} ${version}" ;; *) printf '%s' '${printed}' ;; esac\n`;
  await putFile(folder, name, script, 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
}

test("a program that is not installed gives no answer", async () => {
  vi.stubEnv("PATH", "");
  for (const judge of await programs()) {
    expect(judge.version, judge.name).toBeUndefined();
    expect(await judge.ask({ oldFile: "a", newFile: "b" })).toEqual({ text: "not installed", because: "no answer" });
  }
});

test.for([
  ["oasdiff", '[{"id":"a","level":1},{"id":"b","level":3}]', "ERR"],
  ["oasdiff", '[{"id":"a","level":2}]', "WARN"],
  ["oasdiff", '{"changes":[{"id":"a","level":1}]}', "INFO"],
  ["oasdiff", "[]", "nothing"],
  ["openapi-changes", '{"changes":[{"breaking":false},{"breaking":true}]}', "breaking"],
  ["openapi-changes", '{"changes":[{"breaking":false}]}', "not breaking"],
  ["openapi-changes", "", "no change"],
  ["openapi-changes", "sorry", "error"],
] as const)("%s that prints %s says %s", async ([name, printed, says]) => {
  await install(name, "1.2.3", printed);
  const judge = (await programs()).find((one) => one.name === name);
  expect(judge?.version).toBe("1.2.3");
  expect((await judge?.ask({ oldFile: "a", newFile: "b" }))?.text).toMatch(new RegExp(`^${says}`));
});
