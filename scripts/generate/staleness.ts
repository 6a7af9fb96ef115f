import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** A generated file that differs from the specs. */
export interface StaleFile {
  /** `stale`: its text differs. `missing`: the file does not exist. `extra`: nothing generates it. */
  readonly problem: "stale" | "missing" | "extra";
  /** Within the folder. */
  readonly path: string;
}

/** Compares the files that would be generated, by path within the folder, with those in the folder. */
export async function compareGenerated(expected: ReadonlyMap<string, string>, folder: string): Promise<StaleFile[]> {
  const found = await filesBelow(folder);
  const problems: StaleFile[] = [];
  for (const [path, text] of expected) {
    if (!found.has(path)) problems.push({ problem: "missing", path });
    else if ((await readFile(join(folder, path), "utf8")) !== text) problems.push({ problem: "stale", path });
  }
  for (const path of found) if (!expected.has(path)) problems.push({ problem: "extra", path });
  return problems;
}

async function filesBelow(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map((file) => relative(folder, join(file.parentPath, file.name)).replaceAll("\\", "/")).sort());
}
