import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The repository's root. */
export const root: string = join(import.meta.dirname, "../../..");

/** The folder of a package. */
export function packageDir(name: string): string {
  return join(root, "packages", name);
}

/** Names of the APIs. Each has a folder in `specs/` and a package of the same name. */
export async function apis(): Promise<string[]> {
  const entries = await readdir(join(root, "specs"), { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    if (entry.isDirectory() && (await specFiles(entry.name)).length > 0) names.push(entry.name);
  }
  return names.sort();
}

/** The spec files of an API, as sorted absolute paths. Shared parts are left out: they have no `openapi` version. */
export async function specFiles(api: string): Promise<string[]> {
  const folder = join(root, "specs", api);
  const files: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith(".yaml")) continue;
    if (/^openapi:/m.test(await readFile(join(folder, name), "utf8"))) files.push(join(folder, name));
  }
  return files;
}
