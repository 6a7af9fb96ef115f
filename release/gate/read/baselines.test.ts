import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkBaselines } from "./baselines.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "baselines-"));
  await put("package.json", '{ "name": "@x/api", "version": "1.0.0" }');
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  const file = join(root, "packages/api", path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: root, stdio: "pipe" });
const remove = (path: string) => rm(join(root, "packages/api", path), { recursive: true });
const log = (...versions: string[]) =>
  put("CHANGELOG.md", `# @x/api\n${versions.map((version) => `\n## ${version}\n`).join("")}`);

it("a package that was never released, or has its baseline, is fine", async () => {
  await checkBaselines(root);
  await log("1.0.0");
  await put("released/release.json", "{}");
  await checkBaselines(root);
});

it("private packages that were never released are fine", async () => {
  await put("package.json", '{ "private": true }');
  await checkBaselines(root);
});

it("a released package does not become private unseen", async () => {
  await put("package.json", '{ "private": true }');
  await put("released/release.json", "{}");
  await expect(checkBaselines(root)).rejects.toThrow(
    /^packages\/api is private, but was released, as packages\/api\/released tells: take "private" out/,
  );
});

it("a baseline of a package that is gone is refused", async () => {
  await put("released/types/index.d.ts", "");
  await remove("package.json");
  await expect(checkBaselines(root)).rejects.toThrow(/^packages\/api\/released is left of a package that is gone: /);
});

it("a changelog that tells of an earlier version needs a baseline", async () => {
  await log("1.0.0", "0.9.0");
  await expect(checkBaselines(root)).rejects.toThrow(
    /^packages\/api has no baseline, but its CHANGELOG\.md tells of 0\.9\.0: bring packages\/api\/released back/,
  );
});

it("the first version and its prereleases stand in the changelog before there is a baseline", async () => {
  await log("1.0.0", "1.0.0-next.1", "1.0.0-next.0");
  await checkBaselines(root);
});

it("a baseline that git knows of cannot be deleted, committed or not", async () => {
  await log("1.0.0");
  await put("released/release.json", "{}");
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message=a");
  await remove("released");
  const complaint = "packages/api has no baseline, but 1.0.0 was released: bring packages/api/released back";
  await expect(checkBaselines(root)).rejects.toThrow(complaint);
  git("commit", "--quiet", "--all", "--message=b");
  await expect(checkBaselines(root)).rejects.toThrow(complaint);
});

it("half a baseline is none", async () => {
  await put("released/types/index.d.ts", "");
  await expect(checkBaselines(root)).rejects.toThrow("packages/api/released lacks its release.json: bring ");
});
