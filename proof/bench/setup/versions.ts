import { join } from "node:path";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
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
    return (await readJson<{ version?: string }>(file)).version;
  } catch {
    return undefined;
  }
}
