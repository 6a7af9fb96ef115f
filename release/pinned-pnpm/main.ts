// `node release/pinned-pnpm/main.ts`: installs the pinned pnpm and puts it on the path of the steps that follow. Release jobs
// run it before any install, so it imports nothing from npm.

import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { run } from "../../scripts/lib/process/run.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { installPinned, PROGRAM, pinned, versionOf } from "./install-pinned.ts";

optionsOf("pnpm release:pnpm", {});

const target = join(root, ".cache/pnpm");
await installPinned(pinned, target);
const folder = join(target, "node_modules", PROGRAM);
const { code, stdout, stderr } = await run(join(folder, "pnpm"), ["--version"], { cwd: target, output: "keep" });
if (code !== 0) throw new Error(`the pinned pnpm does not run: ${stderr}`);
const version = stdout.trim();
const { packageManager } = await readJson<{ packageManager: string }>(join(root, "package.json"));
if (version !== versionOf(packageManager)) {
  throw new Error(`the pinned pnpm is ${version}, but package.json names ${packageManager}`);
}
if (env.GITHUB_PATH !== undefined) await appendFile(env.GITHUB_PATH, `${folder}\n`);
console.log(`pnpm ${version} in ${folder}`);
