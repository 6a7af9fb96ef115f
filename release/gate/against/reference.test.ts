import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { gitIn } from "../test-git.ts";
import { referenceOf } from "./reference.ts";

let root: string;
const git = (...args: string[]): string => gitIn(root, ...args);
const commit = async (text: string): Promise<string> => {
  await putFile(root, "a", text);
  git("add", ".");
  git("commit", "--quiet", "--no-gpg-sign", `--message=${text}`);
  return git("rev-parse", "HEAD");
};

beforeEach(async () => {
  root = tempFolder(onTestFinished);
  git("init", "--quiet", "--initial-branch=main");
  await commit("one");
});

it("finds a commit by its branch, tag, hash or distance, and calls it by that name and its hash", async () => {
  const old = git("rev-parse", "HEAD");
  git("tag", "--annotate", "v1", "--message=v1");
  git("branch", "topic");
  await commit("two");
  const short = old.slice(0, 8);
  for (const name of ["HEAD~1", "v1", "topic"]) {
    expect(await referenceOf(root, name)).toEqual({ commit: old, label: `${name} (${short})`, isCheckedOut: false });
  }
  expect(await referenceOf(root, old)).toMatchObject({ commit: old, label: short });
});

it("nothing differs from HEAD, or from a commit with the same files, until something is changed or new", async () => {
  const isSame = async (name: string) => (await referenceOf(root, name)).isCheckedOut;
  expect(await isSame("HEAD")).toBe(true);
  await commit("two");
  await commit("one");
  expect([await isSame("HEAD~1"), await isSame("HEAD~2")]).toEqual([false, true]);
  await putFile(root, "new", "");
  expect(await isSame("HEAD")).toBe(false);
});

it("says how to name a commit if git knows none of that name", async () => {
  for (const name of ["nowhere", "--help", "HEAD:a", "main..HEAD"]) {
    await expect(referenceOf(root, name)).rejects.toThrow(
      `git knows no commit "${name}": name a branch, a tag or a hash that \`git log --oneline --all\` shows, or fetch it first`,
    );
  }
});

it("says that a shallow clone lacks older commits, and how to get them", async () => {
  await commit("two");
  const clone = join(root, "clone");
  git("clone", "--quiet", "--depth=1", pathToFileURL(root).href, clone);
  await expect(referenceOf(clone, "HEAD~1")).rejects.toThrow(
    'git knows no commit "HEAD~1": this clone is shallow, so older commits are missing; `git fetch --unshallow --tags` gets them',
  );
});

it("refuses a folder that is no clone, or lies inside another one", async () => {
  mkdirSync(join(root, "inside"));
  await expect(referenceOf(join(root, "inside"), "HEAD")).rejects.toThrow("is a folder inside another one");
  await expect(referenceOf(tempFolder(onTestFinished), "HEAD")).rejects.toThrow(
    /^--against reads an older state from git, but git says: fatal: not a git repository/,
  );
});
