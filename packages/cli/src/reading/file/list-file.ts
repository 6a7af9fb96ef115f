import { type FileHandle, open } from "node:fs/promises";
import { resolve } from "node:path";
import { CliError, fileError } from "../../files/cli-error.js";
import { type Spool, spool } from "./spool.js";

/** A list that can be read several times. It stays open, so that a program that replaces the file cannot change it. */
export interface ListFile {
  /** How messages call it: its path, or "standard input". */
  readonly name: string;
  /** Whether files can be kept beside it: not beside standard input, a pipe, a device, or what the system names. */
  readonly hasFolder: boolean;
  /**
   * Its bytes from the start.
   * @throws CliError if it cannot be read, or if somebody wrote into it since it was opened
   */
  chunks(): AsyncGenerator<Uint8Array, void, undefined>;
  close(): Promise<void>;
}

const CHUNK = 64 * 1024;

/**
 * Opens a list. Standard input, pipes and devices are copied to a private temporary file first, because a list is read
 * more than once.
 *
 * @param path a path, or "-" for standard input
 * @throws CliError if it does not exist, is a folder, or may not be read
 */
export async function openList(path: string, stdin: AsyncIterable<Uint8Array>): Promise<ListFile> {
  if (path === "-") return ofSpool("standard input", await spool(stdin));
  const handle = await open(path, "r").catch((error: unknown) => {
    throw fileError("input", `The list ${path} cannot be opened`, error);
  });
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw new CliError("input", `${path} is a folder. Give the path of a CSV file.`);
    // The system's names for open files, such as /dev/stdin, mean another file in the next run.
    if (stat.isFile()) return { ...(await ofHandle(path, handle)), hasFolder: !/^\/(dev|proc)\//.test(resolve(path)) };
    return ofSpool(path, await spool(handle.createReadStream()));
  } catch (error) {
    await handle.close().catch(() => {});
    throw error;
  }
}

async function ofHandle(name: string, handle: FileHandle): Promise<Omit<ListFile, "hasFolder">> {
  const { mtimeMs, size } = await handle.stat();
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let position = 0; ; ) {
      const { bytesRead, buffer } = await handle
        .read(new Uint8Array(CHUNK), 0, CHUNK, position)
        .catch((error: unknown) => {
          throw fileError("input", `The list ${name} cannot be read`, error);
        });
      const now = await handle.stat();
      if (now.mtimeMs !== mtimeMs || now.size !== size) {
        throw new CliError("input", `${name} was changed while it was read. Run the command again.`);
      }
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
  return { name, chunks, close: () => handle.close() };
}

async function ofSpool(name: string, { handle, remove }: Spool): Promise<ListFile> {
  const file = await ofHandle(name, handle);
  return { ...file, hasFolder: false, close: () => file.close().finally(remove) };
}
