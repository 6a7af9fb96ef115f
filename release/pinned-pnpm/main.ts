// `node release/pinned-pnpm/main.ts`: fetches the pnpm that package.json names, compares its hash with the one in
// release/pinned-pnpm/pnpm/package-lock.json, and puts it on the path of the steps that follow. Release jobs run it first, so
// it uses nothing but Node and npm.
import { execFileSync } from "node:child_process";
import { appendFile, copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { complaintOf, npm } from "../../scripts/lib/process/npm.ts";
import { root } from "../../scripts/lib/project/workspace.ts";

/** The manifest and the lockfile of the pnpm that releases. */
export const pinned: string = join(root, "release/pinned-pnpm/pnpm");

/** The package that holds the program itself, for the machines that release. */
export const PROGRAM = "@pnpm/exe.linux-x64";

/**
 * Installs what the lockfile of a folder names, and runs no script of it.
 *
 * @param source holds `package.json` and `package-lock.json`
 * @param target gets a copy of them, and `node_modules`
 * @throws Error if a package has another hash than the lockfile says
 */
export async function installPinned(
  source: string,
  target: string,
  npmEnv: Readonly<Record<string, string>> = {},
): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) await copyFile(join(source, file), join(target, file));
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const end = await npm(args, { cwd: target, env: npmEnv });
  if (end.code !== 0) throw new Error(`the pinned pnpm could not be installed: ${complaintOf(end)}`);
}

/** The version that `packageManager` of a package.json names, without its hash. */
export function versionOf(packageManager: string): string | undefined {
  return /^pnpm@(\d+\.\d+\.\d+)(\+|$)/.exec(packageManager)?.[1];
}

if (import.meta.main) {
  const target = join(root, ".cache/pnpm");
  await installPinned(pinned, target);
  const folder = join(target, "node_modules", PROGRAM);
  const version = execFileSync(join(folder, "pnpm"), ["--version"], { cwd: target, encoding: "utf8" }).trim();
  const { packageManager } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    packageManager: string;
  };
  if (version !== versionOf(packageManager))
    throw new Error(`it is ${version}, and package.json says ${packageManager}`);
  if (env.GITHUB_PATH !== undefined) await appendFile(env.GITHUB_PATH, `${folder}\n`);
  console.log(`pnpm ${version} in ${folder}`);
}
