import { randomBytes } from "node:crypto";
import { chmod, type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CliError, codeOf, fileError } from "./cli-error.js";

const PRIVATE = 0o600;
const PROBE = 64 * 1024;

/**
 * Writes a file as a whole: readers see the old file or the new one, never a part. A new file can only be read by its owner;
 * a file that is replaced keeps its permissions, and a link leads to the same file as before.
 *
 * @throws CliError if it cannot be written; then the old file is as it was
 */
export async function writeWhole(path: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const what = `The file ${path} cannot be written`;
  const target = await existing(path);
  const temporary = temporaryFor(target?.path ?? path);
  try {
    const handle = await open(temporary, "wx", PRIVATE);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (target !== undefined) await chmod(temporary, target.mode);
    await rename(temporary, target?.path ?? path);
    await syncFolder(dirname(target?.path ?? path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw codeOf(error) === undefined ? error : fileError("write", what, error);
  }
}

/**
 * Tries whether `writeWhole` can create its file and write 64 kB into it, without a trace.
 *
 * @throws CliError if it cannot
 */
export async function checkWritable(path: string): Promise<void> {
  const target = await existing(path);
  const temporary = temporaryFor(target?.path ?? path);
  try {
    const handle = await open(temporary, "wx", PRIVATE);
    try {
      // A full disk may take the name of a file, but no content.
      await handle.writeFile(new Uint8Array(PROBE));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rm(temporary);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw fileError("write", `The file ${path} cannot be written`, error);
  }
}

/** Makes the name of a new file survive a power loss. Some systems cannot sync a folder; they need not. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function existing(path: string): Promise<{ path: string; mode: number } | undefined> {
  const found = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw fileError("write", `The file ${path} cannot be written`, error);
  });
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new CliError("write", `${path} is not a file. Give another path to write to.`);
  return { path: await realpath(path), mode: found.mode & 0o777 };
}

function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
}
