import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "../lib/process/run.ts";
import { root } from "../lib/project/workspace.ts";
import { putFile, tempFolder } from "../lib/test-support/temp-folder.ts";

const STEPS = [...(await readFile(join(root, ".ci/run"), "utf8")).matchAll(/^step /gm)].length;

/** Runs .ci/run in a repository whose step `pnpm test` only writes a text to a file. */
async function runCi(path: string, text: string) {
  const repository = tempFolder(onTestFinished);
  const bin = tempFolder(onTestFinished);
  const program = (name: string, line: string) => putFile(bin, name, `#!/bin/sh\n${line}\n`, 0o755);
  await program("npx", `[ "$3" != test ] || printf '${text}' > ${path}`);
  await program("apt-get", "exit 1");
  await program("redis-server", "");
  await putFile(repository, ".gitignore", "*.log\n");
  await putFile(repository, "schema.ts", "export {};\n");
  await mkdir(join(repository, ".ci"));
  await copyFile(join(root, ".ci/run"), join(repository, ".ci/run"));
  const options = { output: "keep", cwd: repository, env: { PATH: `${bin}:${process.env.PATH}` } } as const;
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"],
  ]) {
    expect((await run("git", args, options)).text).toBe("");
  }
  const { code, text: output } = await run("bash", [".ci/run"], options);
  return { code, output };
}

test.each([
  ["writes what was committed", "schema.ts", "export {};\\n"],
  ["writes a file that git ignores", "run.log", "a"],
])("a step that %s leaves the tree clean", async (_what, path, text) => {
  const { code, output } = await runCi(path, text);
  expect(output.trimEnd()).toMatch(new RegExp(`\\n${STEPS + 1} passed, 0 failed$`));
  expect(code).toBe(0);
});

test.each([
  ["mends a committed file", "schema.ts", " M schema.ts"],
  ["writes a new file", "more.ts", "?? more.ts"],
])("a step that %s is a failure that names the file", async (_what, path, line) => {
  const { code, output } = await runCi(path, "export const a = 1;\\n");
  expect(output.trimEnd()).toMatch(new RegExp(`\\n${STEPS} passed, 1 failed$`));
  expect(output.slice(output.indexOf("== What failed"))).toContain(line);
  expect(code).toBe(1);
});
