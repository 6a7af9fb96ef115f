import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { RELEASED } from "./released.ts";
import type { Manifest } from "./snapshot.ts";

/**
 * Makes sure that no released package is judged as if it had never been released, which would happen if somebody marked it
 * private or deleted its baseline.
 *
 * @throws Error that names every package whose baseline is missing, or would be ignored
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
    return `${home} belongs to a package that no longer exists: restore ${folder}/package.json, or remove ${home} too`;
  }
  const { version, private: isPrivate } = JSON.parse(text) as Manifest;
  if (isPrivate) {
    if (kept.length === 0) return undefined;
    return `${folder} is private, but ${home} says that it was released: remove "private" from its package.json or, if it will never be released again, remove ${home}`;
  }
  if (existsSync(join(root, home, "release.json"))) return undefined;
  const restore = `restore ${home} as it was last committed (\`git log -- ${home}\` names the commits)`;
  if (kept.length > 0) return `${home} lacks its release.json: ${restore}`;
  const changelog = (await readIfThere(join(root, folder, "CHANGELOG.md"))) ?? "";
  const listed = [...changelog.matchAll(/^## (\d+\.\d+\.\d+)\s*$/gm)].map(([, one]) => one);
  // Until the first version is published, the changelog lists it and there is no baseline.
  const earlier = listed.find((one) => one !== version);
  if (earlier !== undefined) {
    return `${folder} has no baseline, but its CHANGELOG.md lists ${earlier}: ${restore}; if ${earlier} was never published, remove it from CHANGELOG.md`;
  }
  if (listed.length > 0 && (await wasCommitted(root, `${home}/release.json`))) {
    return `${folder} has no baseline, but ${version} was released: ${restore}`;
  }
  return undefined;
}

/** Whether git has or had a file. In a clone without history, only the files that exist now count. */
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
