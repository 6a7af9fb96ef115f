import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { gitIn } from "../test-git.ts";
import { buildTree, withFilesOf } from "./built-tree.ts";
import { referenceOf } from "./reference.ts";

let root: string;
const git = (...args: string[]): string => gitIn(root, ...args);

beforeEach(async () => {
  root = tempFolder(onTestFinished);
  git("init", "--quiet");
  await putFile(root, "packages/a/package.json", "old");
  git("add", ".");
  git("commit", "--quiet", "--no-gpg-sign", "--message=a");
  await putFile(root, "packages/a/package.json", "new");
  await putFile(root, "packages/b/package.json", "new");
});

it("the folder has the files of the commit, and neither git nor the working files change", async () => {
  const before = [git("status", "--porcelain"), git("worktree", "list"), git("ls-files", "--stage")];
  let home = "";
  const seen = await withFilesOf(root, await referenceOf(root, "HEAD"), async (folder) => {
    home = folder;
    return [await readFile(join(folder, "packages/a/package.json"), "utf8"), existsSync(join(folder, "packages/b"))];
  });
  expect(seen).toEqual(["old", false]);
  expect([git("status", "--porcelain"), git("worktree", "list"), git("ls-files", "--stage")]).toEqual(before);
  expect(existsSync(home)).toBe(false);
});

it("the folder is removed if the comparison fails, and no handler of a signal stays", async () => {
  const before = process.listenerCount("SIGINT");
  let home = "";
  const failing = withFilesOf(root, await referenceOf(root, "HEAD"), async (folder) => {
    home = folder;
    expect(process.listenerCount("SIGINT")).toBe(before + 1);
    throw new Error("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  expect(existsSync(home)).toBe(false);
  expect(process.listenerCount("SIGINT")).toBe(before);
});

it("a commit without a lockfile is refused before anything is installed", async () => {
  await expect(buildTree(root, "HEAD", () => expect.fail("progress"))).rejects.toThrow(
    "HEAD has no pnpm-lock.yaml, so nobody knows what its packages were built with",
  );
});

it.for([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s removes the folder, and ends the program with %s", async ([signal, code]) => {
  const temporary = tempFolder(onTestFinished);
  const moduleAt = (path: string): string => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
  const script = `
    const { withFilesOf } = await import(${moduleAt("built-tree.ts")});
    const { run } = await import(${moduleAt("../../../scripts/lib/process/run.ts")});
    const waiting = ["--eval", "console.log('ready'); setInterval(() => {}, 1000)"];
    await withFilesOf(${JSON.stringify(root)}, { commit: "HEAD", label: "HEAD" }, async () => {
      await run(process.execPath, waiting, { ownGroup: true });
      throw new Error("the program was stopped");
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  await once(child.stdout, "data");
  expect(readdirSync(temporary)).toHaveLength(1);
  child.kill(signal);
  expect((await once(child, "close"))[0]).toBe(code);
  expect(readdirSync(temporary)).toEqual([]);
  expect(complaint).toBe("");
});
