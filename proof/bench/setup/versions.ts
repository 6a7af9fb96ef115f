import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bench, root } from "./folders.ts";

/** The version of a package that is installed in `proof/bench` or in the repository's root. */
export async function versionOf(name: string): Promise<string> {
  for (const folder of [bench, root]) {
    const version = await readVersion(join(folder, "node_modules", name, "package.json"));
    if (version) return version;
  }
  throw new Error(`${name} is not installed`);
}

/** The version in a package.json, or undefined if the file does not exist or has no version. */
export async function readVersion(file: string): Promise<string | undefined> {
  try {
    return (JSON.parse(await readFile(file, "utf8")) as { version?: string }).version;
  } catch {
    return undefined;
  }
}
