// Runs the script of action.yml as a workflow does, in a repository. `npx` is a stand-in that starts the command from its sources.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { FIRST_COMMIT, type RunScript, standIns } from "./test-support/stand-ins.ts";

const action = parse(await readFile(join(import.meta.dirname, "../action.yml"), "utf8")) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
};
const [step = { run: "", env: {} }] = action.runs.steps;

let home: string;
let run: RunScript;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "semver action "));
  run = await standIns(home);
  await mkdir(join(home, "repository/my specs"), { recursive: true });
  await put("my specs/people api.yaml", ["list", "drop"]);
  await put("teams.yaml", ["list"]);
  expect(await run(FIRST_COMMIT, "repository")).toMatchObject({ code: 0 });
  await put("my specs/people api.yaml", ["list"]);
});
afterAll(() => rm(home, { recursive: true }));

async function put(path: string, operations: readonly string[]): Promise<void> {
  const lines = operations.map(
    (id) => `  /${id}: { get: { operationId: ${id}, responses: { 200: { description: It. } } } }`,
  );
  await writeFile(join(home, "repository", path), ["openapi: 3.1.0", "paths:", ...lines, ""].join("\n"));
}

/** Runs the step with these inputs, and the defaults of the others. */
async function act(inputs: Readonly<Record<string, string>>) {
  const values = Object.entries(step.env).map(([name, expression]) => {
    const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? "";
    return [name, inputs[input] ?? action.inputs[input]?.default ?? ""];
  });
  const file = join(home, "arguments");
  await rm(file, { force: true });
  const end = await run(step.run, "repository", Object.fromEntries(values));
  const given = await readFile(file, "utf8").catch(() => "");
  return { ...end, given: given.split("\n").slice(0, -1) };
}

it("has one step, whose variables are the inputs, each once", () => {
  expect(action.runs.steps.length).toBe(1);
  const inputs = Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`);
  expect(Object.values(step.env).sort()).toEqual(inputs.sort());
  expect(step.run).not.toContain("${{");
});

it("compares files, also with spaces in their names, with a commit, and fails for a breaking change", async () => {
  const { code, stdout, given } = await act({ files: "my specs/people api.yaml\r\n\nteams.yaml\n", base: "HEAD" });
  expect(given.slice(0, 2)).toEqual(["--yes", "@invitation-clients/openapi-semver@1"]);
  expect(given.slice(-3)).toEqual(["--", "my specs/people api.yaml", "teams.yaml"]);
  expect([code, stdout]).toEqual([1, expect.stringContaining("operation-removed")]);
  expect(stdout).toMatch(/^::error file=my specs\/people api\.yaml,line=\d+/m);
});

it("passes on what may fail the step, and what to ignore", async () => {
  const inputs = { files: "my specs/people api.yaml", base: "HEAD" };
  expect(await act({ ...inputs, "fail-on": "none" })).toMatchObject({ code: 0 });
  expect(await act({ ...inputs, files: "teams.yaml", "fail-on": "patch" })).toMatchObject({ code: 0 });
  const entry = { id: "operation-removed", where: "/paths/~1drop/get", bump: "none", reason: "Nobody called it." };
  await writeFile(join(home, "repository/my ignored.yaml"), JSON.stringify([entry]));
  expect(await act({ ...inputs, ignore: "my ignored.yaml" })).toMatchObject({ code: 0, stderr: "" });
});

it("says that a file is needed", async () => {
  expect(await act({ files: "\n", base: "HEAD" })).toMatchObject({ code: 2 });
});

it.for([
  ["files", '$(touch pwned)\n`touch pwned`\n"; touch pwned; "\n--format=json'],
  ["base", "HEAD; touch pwned"],
  ["base", "--output=pwned"],
  ["fail-on", "none; touch pwned"],
  ["ignore", "$(touch pwned)"],
  ["version", "1; touch pwned"],
  ["version", "file:../evil"],
  ["version", "1\nlatest"],
] as const)("refuses %s that try to be more: %s", async ([name, value]) => {
  const { code, stderr } = await act({ files: "teams.yaml", base: "HEAD", [name]: value });
  expect(code, stderr).toBe(2);
  await expect(readFile(join(home, "repository/pwned"))).rejects.toThrow("ENOENT");
});
