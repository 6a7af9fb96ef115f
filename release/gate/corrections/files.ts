import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow } from "../../../scripts/lib/project/files-below.ts";
import { type Correction, parseCorrections } from "./correction.ts";

/** The corrections in a file below the root; none if the file does not exist. Errors begin with its path. */
export async function readCorrections(root: string, file: string): Promise<Correction[]> {
  const text = await readFile(join(root, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return parseCorrections(text, file);
}

/**
 * Rejects corrections files that no package reads.
 *
 * @param apis - Folders of `specs/` that belong to a published package.
 * @throws Error that names each file, and the right path
 */
export async function refuseStrayCorrections(root: string, apis: readonly string[]): Promise<void> {
  const problems: string[] = [];
  const known = apis.map((api) => `specs/${api}/corrections.yaml`);
  for (const path of await filesBelow(join(root, "specs"))) {
    const file = `specs/${path}`;
    if (!/\/corrections?\.ya?ml$/i.test(file) || known.includes(file)) continue;
    const api = apis.find((one) => file.startsWith(`specs/${one}/`));
    const right = api === undefined ? known.join(", ") : `specs/${api}/corrections.yaml`;
    problems.push(`${file} is read by no published package: corrections belong in ${right}`);
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
