import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * The path of a file without symbolic links, so that two names of one file are the same text. The file need not exist, its
 * folder must.
 */
export async function realPathOf(path: string): Promise<string> {
  return realpath(path).catch(async () => join(await realpath(dirname(path)), basename(path)));
}
