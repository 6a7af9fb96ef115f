// Runs the script of action.yml as a workflow does, in a repository. `npx` is a stand-in that starts the command from its sources.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";

const MAIN = join(import.meta.dirname, "main.ts");
const action = parse(await readFile(join(import.meta.dirname, "../action.yml"), "utf8")) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
};
const [step] = action.runs.steps;

let folder: string;
let repository: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "semver action "));
  repository = join(folder, "repository");
  await mkdir(join(folder, "bin"));
  await mkdir(join(repository, "my specs"), { recursive: true });
  const npx = '#!/usr/bin/env bash\nprintf "%s\\n" "$@" > "$ARGUMENTS"\nshift 2\nexec "$NODE" "$MAIN" "$@"\n';
  await writeFile(join(folder, "bin/npx"), npx);
  await chmod(join(folder, "bin/npx"), 0o755);
  await put("my specs/people api.yaml", ["list", "drop"]);
  await put("teams.yaml", ["list"]);
  await git("init", "--quiet");
  await git("add", "--all");
  await git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "First");
  await put("my specs/people api.yaml", ["list"]);
});
afterAll(() => rm(folder, { recursive: true }));

async function put(path: string, operations: readonly string[]): Promise<void> {
  const lines = operations.map(
    (id) => `  /${id}: { get: { operationId: ${id}, responses: { 200: { description: It. } } } }`,
  );
  await writeFile(join(repository, path), ["openapi: 3.1.0", "paths:", ...lines, ""].join("\n"));
}

async function git(...args: string[]): Promise<void> {
  await once(spawn("git", args, { cwd: repository, stdio: "ignore" }), "close");
}

/** Runs the step with these inputs, and the defaults of the others. */
async function act(inputs: Readonly<Record<string, string>>) {
  const values = Object.entries(step?.env ?? {}).map(([name, expression]) => {
    const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? "";
    return [name, inputs[input] ?? action.inputs[input]?.default ?? ""];
  });
  const kept = Object.entries(process.env).filter(([name]) => !/^(INIT_CWD|GIT_|GITHUB_|NODE_)/.test(name));
  const file = join(folder, "arguments");
  await rm(file, { force: true });
  const path = `${join(folder, "bin")}${delimiter}${process.env.PATH}`;
  const own = { PATH: path, NODE: process.execPath, MAIN, ARGUMENTS: file };
  const env = { ...Object.fromEntries(kept), ...Object.fromEntries(values), ...own };
  // The options that GitHub starts bash with.
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step?.run ?? ""];
  const child = spawn("bash", args, { cwd: repository, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => (text += part));
  const [code] = await once(child, "close");
  const given = await readFile(file, "utf8").catch(() => "");
  return { code, text, given: given.split("\n").slice(0, -1) };
}

it("has one step, whose variables are the inputs, each once", () => {
  expect(action.runs.steps.length).toBe(1);
  const inputs = Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`);
  expect(Object.values(step?.env ?? {}).sort()).toEqual(inputs.sort());
  expect(step?.run).not.toContain("${{");
});

it("compares files, also with spaces in their names, with a commit, and fails for a breaking change", async () => {
  const { code, text, given } = await act({ files: "my specs/people api.yaml\n\nteams.yaml\n", base: "HEAD" });
  expect(given.slice(0, 2)).toEqual(["--yes", "@invitation-clients/openapi-semver@1"]);
  expect(given.slice(-3)).toEqual(["--", "my specs/people api.yaml", "teams.yaml"]);
  expect([code, text]).toEqual([1, expect.stringContaining("operation-removed")]);
  expect(text).toMatch(/^::error file=my specs\/people api\.yaml/m);
});

it("passes what may fail the step", async () => {
  expect(await act({ files: "my specs/people api.yaml", base: "HEAD", "fail-on": "none" })).toMatchObject({ code: 0 });
  expect(await act({ files: "teams.yaml", base: "HEAD" })).toMatchObject({ code: 0 });
});

it.for([
  ["files", '$(touch pwned)\n`touch pwned`\n"; touch pwned; "\n--fail-on=none'],
  ["base", "HEAD; touch pwned"],
  ["base", "--output=pwned"],
  ["fail-on", "none; touch pwned"],
  ["ignore", "$(touch pwned)"],
  ["version", "1; touch pwned"],
  ["version", "file:../evil"],
  ["version", "1\nlatest"],
])("refuses %s that try to be more: %s", async ([name, value]) => {
  const { code, text } = await act({ files: "teams.yaml", base: "HEAD", [name as string]: value as string });
  expect(code, text).toBe(2);
  await expect(readFile(join(repository, "pwned"))).rejects.toThrow("ENOENT");
});
