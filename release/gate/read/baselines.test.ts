import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { gitIn } from "../test-git.ts";
import { checkBaselines } from "./baselines.ts";

let root: string;
beforeEach(async () => {
  root = tempFolder(onTestFinished);
  await put("package.json", '{ "name": "@x/api", "version": "1.0.0" }');
});

const put = (path: string, text: string) => putFile(join(root, "packages/api"), path, text);
const git = (...args: string[]): string => gitIn(root, ...args);
const remove = (path: string) => rm(join(root, "packages/api", path), { recursive: true });
const log = (...versions: string[]) =>
  put("CHANGELOG.md", `# @x/api\n${versions.map((version) => `\n## ${version}\n`).join("")}`);

it("accepts a package that was never released, and one with its baseline", async () => {
  await checkBaselines(root);
  await log("1.0.0");
  await put("released/release.json", "{}");
  await checkBaselines(root);
});

it("accepts private packages that were never released", async () => {
  await put("package.json", '{ "private": true }');
  await checkBaselines(root);
});

it("refuses a released package that became private", async () => {
  await put("package.json", '{ "private": true }');
  await put("released/release.json", "{}");
  await expect(checkBaselines(root)).rejects.toThrow(
    /^packages\/api is private, but packages\/api\/released says that it was released: remove "private"/,
  );
});

it("refuses the baseline of a package that no longer exists", async () => {
  await put("released/types/index.d.ts", "");
  await remove("package.json");
  await expect(checkBaselines(root)).rejects.toThrow(
    /^packages\/api\/released belongs to a package that no longer exists: /,
  );
});

it("refuses a changelog with an earlier version if there is no baseline", async () => {
  await log("1.0.0", "0.9.0");
  await expect(checkBaselines(root)).rejects.toThrow(
    /^packages\/api has no baseline, but its CHANGELOG\.md lists 0\.9\.0: restore packages\/api\/released /,
  );
});

it("accepts a changelog with the first version and its prereleases before there is a baseline", async () => {
  await log("1.0.0", "1.0.0-next.1", "1.0.0-next.0");
  await checkBaselines(root);
});

it("refuses to lose a baseline that git has, whether its removal is committed or not", async () => {
  await log("1.0.0");
  await put("released/release.json", "{}");
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message=a");
  await remove("released");
  const complaint =
    "packages/api has no baseline, but 1.0.0 was released: restore packages/api/released as it was last committed";
  await expect(checkBaselines(root)).rejects.toThrow(complaint);
  git("commit", "--quiet", "--all", "--message=b");
  await expect(checkBaselines(root)).rejects.toThrow(complaint);
});

it("refuses a baseline without its release.json", async () => {
  await put("released/types/index.d.ts", "");
  await expect(checkBaselines(root)).rejects.toThrow("packages/api/released lacks its release.json: restore ");
});
