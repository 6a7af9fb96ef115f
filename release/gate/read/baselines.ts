import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { RELEASED } from "./released.ts";
import type { Manifest } from "./snapshot.ts";

/**
 * Sees to it that no released package is judged as if it never was: that takes one word in a package.json, or one
 * folder that is gone.
 *
 * @throws Error that names every package whose baseline is lost, or is there but not looked at
 */
export async function checkBaselines(root: string): Promise<void> {
  const problems: string[] = [];
  for (const entry of await readdir(join(root, "packages"), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const problem = await problemOf(root, `packages/${entry.name}`);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0) throw new Error(problems.sort().join("\n"));
}

async function problemOf(root: string, folder: string): Promise<string | undefined> {
  const home = `${folder}/${RELEASED}`;
  const kept = await readdir(join(root, home)).catch(() => []);
  const text = await readIfThere(join(root, folder, "package.json"));
  if (text === undefined) {
    if (kept.length === 0) return undefined;
    return `${home} is left of a package that is gone: bring ${folder}/package.json back, or remove ${home} too`;
  }
  const { version, private: isPrivate } = JSON.parse(text) as Manifest;
  if (isPrivate) {
    if (kept.length === 0) return undefined;
    return `${folder} is private, but was released, as ${home} tells: take "private" out of its package.json, or, if it is never to be released again, remove ${home} too`;
  }
  if (existsSync(join(root, home, "release.json"))) return undefined;
  const restore = `bring ${home} back as it was committed last (\`git log -- ${home}\` names the commits)`;
  if (kept.length > 0) return `${home} lacks its release.json: ${restore}`;
  const changelog = (await readIfThere(join(root, folder, "CHANGELOG.md"))) ?? "";
  const told = [...changelog.matchAll(/^## (\d+\.\d+\.\d+)\s*$/gm)].map(([, one]) => one);
  // Between the first version's pull request and its publishing, the changelog tells of it and there is no baseline yet.
  const earlier = told.find((one) => one !== version);
  if (earlier !== undefined) {
    return `${folder} has no baseline, but its CHANGELOG.md tells of ${earlier}: ${restore}; if ${earlier} was never published, take it out of CHANGELOG.md`;
  }
  if (told.length > 0 && (await wasCommitted(root, `${home}/release.json`))) {
    return `${folder} has no baseline, but ${version} was released: ${restore}`;
  }
  return undefined;
}

/** Whether git knows of a file, now or before. A clone without history does not, and is judged by its files alone. */
async function wasCommitted(root: string, file: string): Promise<boolean> {
  const end = await run("git", ["log", "-1", "--format=%h", "--", file], { cwd: root, output: "keep" }).catch(
    () => undefined,
  );
  return end?.code === 0 && end.stdout.trim() !== "";
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
