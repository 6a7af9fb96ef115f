import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readmeFileBlocks } from "../../readme/all-blocks.ts";
import type { FileBlock } from "../../readme/find-blocks.ts";

/** The text of each file of a project that a README shows, by its name. */
export function filesOf(project: string, blocks: readonly FileBlock[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { place, paths, code } of blocks) {
    for (const path of paths.filter((one) => one.startsWith(`${project}/`))) {
      const name = path.slice(project.length + 1);
      if (files.has(name)) throw new Error(`${place}: another block is ${path} already`);
      files.set(name, code);
    }
  }
  return files;
}

/** Writes into a copied project what the READMEs show of it, so that exactly their text runs. */
export async function writeReadmeFiles(project: string, folder: string): Promise<void> {
  const files = filesOf(project, await readmeFileBlocks());
  if (files.size === 0) throw new Error(`no block of a README is a file of ${project}`);
  for (const [name, code] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), code);
  }
}
