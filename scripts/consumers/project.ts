import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { publicPackages } from "../lib/public-packages.ts";
import { root } from "../lib/workspace.ts";
import { exec } from "./exec.ts";
import { addUntriedPackages } from "./untried-packages.ts";

/** Where everything that is packed and installed lies. */
export const cache: string = join(root, "node_modules/.cache/consumers");

const INSTALL_TIMEOUT = 180_000;

/**
 * Copies a project of `consumers/` and the smoke tests to the cache, and installs it there. Tools that were installed
 * before stay; the packages under test are always installed from their tarballs.
 */
export async function installProject(name: string): Promise<string> {
  const folder = join(cache, name);
  await mkdir(folder, { recursive: true });
  for (const source of ["smoke", name]) await cp(join(root, "consumers", source), folder, { recursive: true, filter });
  await addUntriedPackages(
    folder,
    (await publicPackages()).map((one) => basename(one.folder)),
  );
  const stale = ["node_modules/@invitation-clients", "node_modules/second-runtime", "node_modules/.package-lock.json"];
  for (const path of [...stale, "out"]) await rm(join(folder, path), { recursive: true, force: true });
  const args = ["install", "--no-package-lock", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, text, timedOut } = await exec("npm", args, { cwd: folder, timeout: INSTALL_TIMEOUT });
  if (timedOut) throw new Error("its installation did not end in time");
  if (code !== 0) throw new Error(`it cannot be installed: ${text.trim()}`);
  return folder;
}

function filter(path: string): boolean {
  return !path.includes("/node_modules") || path.startsWith(cache);
}

/** The version of a package that a project has installed, by the name it is installed under. */
export async function versionOf(folder: string, name: string): Promise<string> {
  const manifest = await readFile(join(folder, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
