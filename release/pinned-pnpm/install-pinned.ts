import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { complaintOf, npm } from "../../scripts/lib/process/npm.ts";
import { root } from "../../scripts/lib/project/workspace.ts";

/** The folder with the manifest and the lockfile of the pnpm that releases use. */
export const pinned: string = join(root, "release/pinned-pnpm/pnpm");

/** The npm package that contains the pnpm program for the machines that release. */
export const PROGRAM = "@pnpm/exe.linux-x64";

/**
 * Installs the packages of a lockfile, without running install scripts.
 *
 * @param source - Folder with `package.json` and `package-lock.json`.
 * @param target - Folder that gets copies of these two, and `node_modules`.
 * @throws Error if the hash of a package differs from the lockfile
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
