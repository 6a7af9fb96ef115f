// The installed package: the command as a shell starts it, both modules imported and required, and the schema of the output.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { test } from "node:test";
import { diffDocuments, exceeds, SPEC_CHANGES } from "@invitation-clients/openapi-semver";
import { diffSpecs } from "@invitation-clients/openapi-semver/node";

const require = createRequire(import.meta.url);
const api = (parameters) => ({
  openapi: "3.1.0",
  paths: { "/people": { get: { operationId: "listPeople", parameters } } },
});
const OLD = api([]);
const NEW = api([{ name: "page", in: "query", required: true, schema: { type: "integer" } }]);

const folder = await mkdtemp(join(tmpdir(), "consumer semver "));
const files = [join(folder, "old.json"), join(folder, "new api.yaml")];
// JSON is YAML too.
await writeFile(files[0], JSON.stringify(OLD));
await writeFile(files[1], `# People\n${JSON.stringify(NEW)}`);

/** Runs the command by its link, with this Node first on the path. */
async function semver(...args) {
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const link = join(import.meta.dirname, "node_modules/.bin/openapi-semver");
  const child = spawn(link, args, { cwd: folder, env: { ...process.env, PATH } });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (part) => (text[name] += part));
  const [code] = await once(child, "close");
  return { code, ...text };
}

test("the command names its version and prints its help", async () => {
  const home = dirname(require.resolve("@invitation-clients/openapi-semver/package.json"));
  const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
  assert.deepEqual(await semver("--version"), { code: 0, stdout: `${version}\n`, stderr: "" });
  assert.match((await semver("--help")).stdout, /openapi-semver/);
});

test("the command and both modules say the same, and the schema knows the ids", async () => {
  const diff = diffDocuments({ name: "old", content: OLD }, { name: "new", content: NEW });
  assert.equal(diff.bump, "major");
  assert.deepEqual(
    diff.changes.map(({ id }) => id),
    ["required-parameter-added"],
  );
  assert.equal(exceeds(diff.bump, "minor"), true);
  assert.deepEqual(
    (await diffSpecs(...files)).changes.map(({ id }) => id),
    ["required-parameter-added"],
  );
  const { stdout } = await semver(...files, "--json");
  assert.deepEqual(
    JSON.parse(stdout).changes.map(({ id }) => id),
    ["required-parameter-added"],
  );
  const schema = JSON.stringify(require("@invitation-clients/openapi-semver/schema.json"));
  for (const id of Object.keys(SPEC_CHANGES)) assert.ok(schema.includes(`"${id}"`), id);
});

test("both modules can be required", () => {
  assert.equal(require("@invitation-clients/openapi-semver").diffDocuments, diffDocuments);
  assert.equal(require("@invitation-clients/openapi-semver/node").diffSpecs, diffSpecs);
});
