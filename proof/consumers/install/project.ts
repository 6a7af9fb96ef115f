import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { publicFolders } from "../../../scripts/lib/project/published-packages.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { writeReadmeFiles } from "./readme-files.ts";
import { addUntriedPackages, importable } from "./untried-packages.ts";

/** The folder for everything that is packed and installed. Not in `node_modules`, where runners look for no tests. */
export const cache: string = join(root, ".cache/consumers");

const INSTALL_TIMEOUT = 180_000;

/**
 * Copies a project to the cache, with the smoke tests or the files that READMEs show, and installs it there without install scripts.
 * What its lock file pins is kept from run to run; the packages under test are always installed again from their tarballs.
 */
export async function installProject(name: string): Promise<string> {
  const folder = join(cache, name);
  const libraries = await importable(await publicFolders());
  await mkdir(folder, { recursive: true });
  const isRecipe = name.startsWith("recipe-");
  for (const source of isRecipe ? [name] : ["smoke", name])
    await cp(join(root, "proof/consumers/projects", source), folder, { recursive: true, filter });
  if (isRecipe) await writeReadmeFiles(name, folder);
  else await addUntriedPackages(folder, join(root, "proof/consumers/projects/smoke"), libraries);
  await rm(join(folder, "out"), { recursive: true, force: true });
  const lock = await readFile(join(folder, "package-lock.json"), "utf8");
  const stamp = join(folder, "node_modules/.installed-lock.json");
  if ((await readFile(stamp, "utf8").catch(() => "")) !== lock) {
    await npm(folder, ["ci"]);
    await writeFile(stamp, lock);
  }
  const manifest = await readJson<Manifest>(join(folder, "package.json"));
  const packed = tarballsOf(manifest, libraries);
  for (const path of [...Object.keys(packed), ".package-lock.json"]) {
    await rm(join(folder, "node_modules", path), { recursive: true, force: true });
  }
  const ours = Object.entries(packed).map(([as, tarball]) => `${as}@file:../tarballs/${tarball}.tgz`);
  if (ours.length > 0) await npm(folder, ["install", "--no-save", "--no-package-lock", ...ours]);
  return folder;
}

interface Manifest {
  readonly overrides?: Readonly<Record<string, string>>;
  /** Tarballs to install, besides those of the libraries, by the name to install each one under. */
  readonly packed?: Readonly<Record<string, string>>;
}

/** The tarballs that a project installs: those of all libraries if it pins what they need, and those that it asks for. */
function tarballsOf({ overrides, packed }: Manifest, libraries: readonly string[]): Record<string, string> {
  const all = overrides ? libraries.map((name) => [`@invitation-clients/${name}`, name]) : [];
  return { ...Object.fromEntries(all), ...packed };
}

async function npm(folder: string, args: readonly string[]): Promise<void> {
  const quiet = ["--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, text, timedOut } = await run("npm", [...args, ...quiet], {
    cwd: folder,
    timeout: INSTALL_TIMEOUT,
    output: "keep",
    ownGroup: true,
  });
  if (timedOut) throw new Error("the installation timed out");
  if (code !== 0) throw new Error(`the installation failed: ${text.trim()}`);
}

function filter(path: string): boolean {
  return !path.includes("/node_modules");
}

/** The version of a package that is installed in a project under this name. */
export async function versionOf(folder: string, name: string): Promise<string> {
  const { version } = await readJson<{ version: string }>(join(folder, "node_modules", name, "package.json"));
  // Some of the packages that contain Node write "v" before the version.
  return version.replace(/^v/, "");
}
