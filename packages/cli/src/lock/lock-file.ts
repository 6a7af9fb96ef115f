import { randomBytes } from "node:crypto";
import { type FileHandle, link, open, readFile, rename, rm } from "node:fs/promises";
import { codeOf } from "../files/cli-error.js";
import { type Holder, isHolder } from "./holder.js";

/** What a lock file said when it was read. */
export interface Seen {
  readonly text: string;
  /** Undefined if the file is not, or not yet, what a holder writes. */
  readonly holder: Holder | undefined;
}

/** The text of a lock file. Every beat has the same length, so that it replaces the one before. */
export function lockText(holder: Holder, beat: number): string {
  return `${JSON.stringify({ ...holder, beat: String(beat).padStart(12, "0") })}\n`;
}

/** Creates a lock file; undefined if there is one. */
export async function createLock(path: string, holder: Holder): Promise<FileHandle | undefined> {
  const handle = await open(path, "wx", 0o600).catch((error: unknown) => {
    if (codeOf(error) === "EEXIST") return undefined;
    throw error;
  });
  try {
    await handle?.write(lockText(holder, 0), 0);
    await handle?.datasync();
  } catch (error) {
    await handle?.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
  return handle;
}

/** Reads a lock file; undefined if there is none. */
export async function readLock(path: string): Promise<Seen | undefined> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return { text, holder: isHolder(value) ? value : undefined };
  } catch {
    return { text, holder: undefined };
  }
}

/**
 * Removes the lock file of a dead holder. Moves it away first and looks at it: if somebody else took over in between, the file
 * that was moved is theirs, and goes back.
 *
 * @returns whether the file that was removed is the one that was seen
 */
export async function removeDead(path: string, seen: Seen): Promise<boolean> {
  const moved = `${path}.${randomBytes(6).toString("hex")}.dead`;
  try {
    await rename(path, moved);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
  const found = await readLock(moved);
  const same = found?.text === seen.text;
  // A link, because a rename would replace the lock of a third process.
  if (!same) await link(moved, path).catch(() => {});
  await rm(moved, { force: true });
  return same;
}
