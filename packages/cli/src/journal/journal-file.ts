import { open } from "node:fs/promises";
import { CliError } from "../files/cli-error.js";

/** The file of a journal. */
export interface JournalFile {
  /** Its complete lines, with the byte after each. The last line counts only if it has its end. */
  lines(): AsyncGenerator<{ readonly bytes: Buffer; readonly end: number }, void, undefined>;
  /** The text of its first bytes, at most this many. */
  head(length: number): Promise<string>;
  /** Its size in bytes. */
  size(): Promise<number>;
  append(text: string): Promise<void>;
  /** Resolves when the disk has everything that was appended. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

const CHUNK = 64 * 1024;
const NEWLINE = 0x0a;

/**
 * Opens the file of a journal, and creates it so that only its owner can read it.
 *
 * @throws CliError if it is a device or a pipe, which keeps nothing
 */
export async function openJournalFile(path: string): Promise<JournalFile> {
  const handle = await open(path, "a+", 0o600);
  if (!(await handle.stat()).isFile()) {
    await handle.close();
    throw new CliError("journal", `${path} is not a file. Name another file with --journal.`);
  }
  return {
    lines: () =>
      linesOf(async (position) => {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
        return buffer.subarray(0, bytesRead);
      }),
    head: async (length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
      return buffer.toString("latin1", 0, bytesRead);
    },
    size: async () => (await handle.stat()).size,
    append: (text) => handle.appendFile(text),
    sync: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    close: () => handle.close(),
  };
}

/** The lines of bytes that are read in pieces; `read` gives the bytes at a position, and none at the end. */
export async function* linesOf(read: (position: number) => Promise<Buffer>): ReturnType<JournalFile["lines"]> {
  let rest = Buffer.alloc(0);
  let position = 0;
  for (let piece = await read(0); piece.length > 0; piece = await read(position)) {
    position += piece.length;
    rest = Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, start)) {
      yield { bytes: rest.subarray(start, end), end: position - rest.length + end + 1 };
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
}
