import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow } from "../lib/project/files-below.ts";

/** A generated file that differs from the specs. */
export interface StaleFile {
  /** `stale`: its text differs. `missing`: the file does not exist. `extra`: nothing generates it. */
  readonly problem: "stale" | "missing" | "extra";
  /** Within the folder. */
  readonly path: string;
}

/** Compares the files that would be generated, by path within the folder, with those in the folder. */
export async function compareGenerated(expected: ReadonlyMap<string, string>, folder: string): Promise<StaleFile[]> {
  const found = new Set(await filesBelow(folder));
  const problems: StaleFile[] = [];
  for (const [path, text] of expected) {
    if (!found.has(path)) problems.push({ problem: "missing", path });
    else if ((await readFile(join(folder, path), "utf8")) !== text) problems.push({ problem: "stale", path });
  }
  for (const path of found) if (!expected.has(path)) problems.push({ problem: "extra", path });
  return problems;
}
