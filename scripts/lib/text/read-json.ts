import { readFile } from "node:fs/promises";

/** Reads a JSON file. The caller knows its type: nothing is checked. */
export async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, "utf8")) as T;
}
