import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileError } from "../../files/cli-error.js";

/** A private copy of what came through a pipe. */
export interface Spool {
  readonly handle: FileHandle;
  remove(): Promise<void>;
}

/** Copies a stream to a temporary file that only this user can read. */
export async function spool(stream: AsyncIterable<Uint8Array>): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), "invitations-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  let handle: FileHandle | undefined;
  try {
    handle = await open(join(folder, "list.csv"), "wx+", 0o600);
    // An open file needs no name, and a killed process leaves nobody's address behind. Windows keeps the name.
    if (process.platform !== "win32") await remove();
    for await (const chunk of stream) await handle.appendFile(chunk);
    return { handle, remove };
  } catch (error) {
    await handle?.close();
    await remove();
    throw fileError("input", "Standard input cannot be copied to a temporary file", error);
  }
}
