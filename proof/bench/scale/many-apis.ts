import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { turboRun } from "../perf/keeper/cached.ts";
import { root } from "../setup/folders.ts";
import type { Series } from "./series.ts";
import { leastMillis } from "./timing.ts";

const SIZES = [1, 10, 100];

/** How long a keeper of many APIs waits: for a build with nothing to do, and for one after an edit of a single spec. */
export async function overApis(): Promise<Series[]> {
  const over = "APIs in the repository";
  const idle: { size: number; cost: number }[] = [];
  const edit: { size: number; cost: number }[] = [];
  for (const size of SIZES) {
    const folder = await copyWith(size);
    try {
      await turboRun(folder);
      const cached = await turboRun(folder);
      if (cached.cached !== cached.tasks) throw new Error(`${cached.tasks - cached.cached} tasks ran again`);
      idle.push({ size, cost: await leastMillis(() => turboRun(folder), 5) });
      edit.push({ size, cost: await editOne(folder) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return [
    { name: "turbo run generate build, nothing changed", unit: "ms", over, points: idle },
    { name: "the same after an edit of one spec, without that API's own tasks", unit: "ms", over, points: edit },
  ];
}

/** Milliseconds of a build after one spec was edited. The tasks of synthetic APIs do nothing, so this is turbo's own time. */
async function editOne(folder: string): Promise<number> {
  const spec = join(folder, "specs/api-1/openapi.yaml");
  let edits = 0;
  return leastMillis(async () => {
    edits += 1;
    await writeFile(spec, `${await readFile(spec, "utf8")}# edit ${edits}\n`);
    const { cached, tasks } = await turboRun(folder);
    if (tasks - cached !== 2) throw new Error(`an edit of one spec ran ${tasks - cached} tasks instead of 2`);
  }, 5);
}

/** A repository with this many APIs. Each is a copy of Kantata's, so that turbo has as much to read as it really would. */
async function copyWith(apis: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "many-apis-"));
  for (const name of ["turbo.json", "tsconfig.base.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", ".gitignore"]) {
    await cp(join(root, name), join(folder, name));
  }
  const { packageManager } = await readJson<{ packageManager: string }>(join(root, "package.json"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "many-apis", private: true, packageManager }));
  // The inputs of `generate` and `build` that turbo.json lists outside the packages.
  for (const part of ["scripts/build", "scripts/generate", "scripts/lib", "packages/openapi-semver/src/document"]) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  for (let number = 1; number <= apis; number += 1) await addApi(folder, `api-${number}`);
  // Turbo reads the changes from git.
  const git = async (...args: string[]): Promise<void> => {
    const { code, text } = await run("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.com", ...args], {
      output: "keep",
      cwd: folder,
    });
    if (code !== 0) throw new Error(text);
  };
  await git("init", "--quiet");
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "Synthetic APIs");
  return folder;
}

async function addApi(folder: string, name: string): Promise<void> {
  const model = join(root, "packages/kantata-ox");
  const target = join(folder, "packages", name);
  await mkdir(target, { recursive: true });
  for (const part of ["src", "dist"]) await cp(join(model, part), join(target, part), { recursive: true });
  await cp(join(root, "specs/kantata-ox"), join(folder, "specs", name), { recursive: true });
  const own = (await readFile(join(model, "turbo.json"), "utf8")).replaceAll("kantata-ox", name);
  await writeFile(join(target, "turbo.json"), own);
  const scripts = { generate: "true", build: "true" };
  await writeFile(join(target, "package.json"), JSON.stringify({ name, version: "0.0.0", private: true, scripts }));
}
