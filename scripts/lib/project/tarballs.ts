import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

/** The files of a tarball, by their path in the package. */
export async function readTarball(path: string): Promise<Map<string, string>> {
  return filesOf(gunzipSync(await readFile(path)));
}

const BLOCK = 512;

/**
 * Reads what pnpm writes: ustar, with long names as a prefix, or in a record of their own.
 *
 * @throws Error for what npm would install otherwise than it was looked at: a file that comes twice, or a link
 */
export function filesOf(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const textAt = (from: number, length: number): string =>
    bytes.toString("utf8", from, from + length).replace(/\0[\s\S]*$/, "");
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(textAt(at + 124, 12).trim(), 8) || 0;
    const kind = String.fromCharCode(bytes[at + 156] ?? 0);
    const prefix = textAt(at + 345, 155);
    const content = bytes.toString("utf8", at + BLOCK, at + BLOCK + size);
    if (kind === "x") longName = /\d+ path=(.*)\n/.exec(content)?.[1];
    else if (kind !== "5" && kind !== "g") {
      const path = longName ?? (prefix ? `${prefix}/${textAt(at, 100)}` : textAt(at, 100));
      const name = path.replace(/^package\//, "");
      if (kind !== "0" && kind !== "\0") throw new Error(`${name} is a link, or something else that is no file`);
      if (files.has(name)) throw new Error(`the tarball holds ${name} twice`);
      files.set(name, content);
      longName = undefined;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
