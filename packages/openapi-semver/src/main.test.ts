import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { documentWith } from "./test-support/documents.ts";
import { newRepository } from "./test-support/git-repository.ts";
import { runMain } from "./test-support/run-main.ts";

const OLD = `openapi: 3.1.0
paths:
  /crates:
    get:
      operationId: listCrates
      responses: { "200": { description: It. } }
`;
const NEW = `${OLD}    delete: { operationId: dropCrates, responses: { "204": { description: Gone. } } }\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "openapi-semver-"));
  await mkdir(join(folder, "below"));
  await writeFile(join(folder, "old.yaml"), OLD);
  await writeFile(join(folder, "below/new.yaml"), NEW);
});
afterAll(() => rm(folder, { recursive: true }));

it("compares two files, from any folder", async () => {
  const { code, stdout, stderr } = await runMain(["../old.yaml", "new.yaml", "--json"], join(folder, "below"));
  expect([code, stderr]).toEqual([0, ""]);
  const { bump, changes, ...others } = JSON.parse(stdout);
  expect(others).toEqual({});
  expect(bump).toBe("minor");
  expect(changes).toMatchObject([{ id: "operation-added", bump: "minor", operationId: "dropCrates" }]);
});

it("finds files from the folder in which a package manager was called", async () => {
  const env = { INIT_CWD: join(folder, "below") };
  const { code, stdout } = await runMain(["../old.yaml", "new.yaml"], tmpdir(), { env });
  expect(code).toBe(0);
  expect(stdout).toContain("The version must move by at least: minor");
});

it.for([
  [
    ["old.yaml"],
    "error: two documents are needed, OLD and NEW, but 1 are named; --base REF compares one file with a commit",
  ],
  [["old.yaml", "gone.yaml"], "the file gone.yaml does not exist"],
  [["old.yaml", "old.yaml", "--jsn"], "(Did you mean --json?)"],
] as const)("ends with 2 and says why: %s", async ([args, message]) => {
  const { code, stdout, stderr } = await runMain(args, folder);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});

it("compares with commits and standard input, and ends with 1 if asked", async () => {
  const { folder: repository, write, commit } = newRepository();
  write("specs/api.yaml", documentWith("name: { type: string }"));
  commit();
  write("specs/api.yaml", documentWith("size: { type: integer }"));
  const failing = ["--fail-on", "major", "--format", "github"];
  const committed = await runMain(["HEAD:specs/api.yaml", "api.yaml", ...failing], join(repository, "specs"));
  expect([committed.code, committed.stderr]).toEqual([1, ""]);
  expect(committed.stdout).toMatch(/^::error file=api\.yaml,line=13,col=17,title=major%3A response-field-removed::/);
  const input = documentWith("name: { type: string }");
  const piped = await runMain(["-", "specs/api.yaml", ...failing], repository, { input });
  expect([piped.code, piped.stdout]).toEqual([1, committed.stdout.replaceAll("file=api", "file=specs/api")]);
  const based = await runMain(["--base", "main", "specs/*.yaml", ...failing], repository);
  expect(based).toEqual(piped);
});

it("ends without a word, but with its exit code, if the reader has enough", async () => {
  const fields = (type: string) => Array.from({ length: 2000 }, (_, at) => `field${at}: { type: ${type} }`);
  await writeFile(join(folder, "many-old.yaml"), documentWith(...fields("string")));
  await writeFile(join(folder, "many-new.yaml"), documentWith(...fields("integer")));
  const args = ["many-old.yaml", "many-new.yaml", "--json", "--fail-on", "major"];
  const { code, stdout, stderr } = await runMain(args, folder, { isCutShort: true });
  expect(stdout.startsWith("{\n")).toBe(true);
  expect(stdout.length).toBeLessThan(500_000);
  expect([code, stderr]).toEqual([1, ""]);
});
