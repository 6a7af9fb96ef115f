import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError, codeOf, fileError } from "../files/cli-error.js";
import { realPathOf } from "../files/real-path.js";
import { syncFolder } from "../files/safe-write.js";
import { type Lock, type LockOptions, takeLock } from "../lock/lock.js";
import type { RowResult } from "../result/row-result.js";
import { type Entry, entryLine, headerLine, JOURNAL_VERSION, type JournalIdentity } from "./entries.js";
import { type JournalFile, openJournalFile } from "./journal-file.js";
import type { ResumeEntry } from "./progress.js";
import { readJournal } from "./read-journal.js";

/** What was sent and what came of it, on disk. One process writes it. */
export interface Journal {
  /** The last result of each row, by its position; grows while the run goes on. */
  readonly results: ReadonlyMap<number, RowResult>;
  /** What earlier runs sent without a certain result. */
  readonly resume: readonly ResumeEntry[];
  /**
   * Resolves when the disk knows that these rows are about to be sent. To be awaited before each request; if it rejects, the
   * request must not be sent.
   * @throws CliError if it cannot be written, or if another run took over
   */
  recordSend(positions: readonly number[], watermark: unknown): Promise<void>;
  /**
   * Writes the result of a row. When every row that was sent has a result, they are flushed to the disk.
   * @throws CliError if it cannot be written
   */
  recordResult(position: number, result: RowResult): Promise<void>;
  /** Flushes to the disk and releases the lock. */
  close(): Promise<void>;
  /** Like `close`, but removes a journal that knows nothing: its list may still be mended, or go to another account. */
  leave(): Promise<void>;
}

export interface JournalOptions {
  readonly lock?: LockOptions | undefined;
  readonly now?: (() => number) | undefined;
  readonly openFile?: ((path: string) => Promise<JournalFile>) | undefined;
}

/** Where the journal of a list is by default: beside it. */
export function journalPathOf(list: string): string {
  return `${list}.journal`;
}

/**
 * Opens the journal of a list, or begins one, and holds its lock until it is closed. A last line without its end was being
 * written when its process died, and is removed.
 *
 * @throws CliError if another run holds it, if it is damaged or belongs to something else, or if it cannot be written
 */
export async function openJournal(
  path: string,
  identity: JournalIdentity,
  options: JournalOptions = {},
): Promise<Journal> {
  const { now = Date.now, openFile = openJournalFile } = options;
  const what = `The journal ${path} cannot be written`;
  const real = await realPathOf(path).catch((error: unknown) => {
    throw fileError("write", what, error);
  });
  const lock = await takeLock(`${real}.lock`, options.lock);
  let file: JournalFile | undefined;
  try {
    file = await openFile(real);
    const { progress, size } = await readJournal(file, path, identity);
    if ((await file.size()) > size) await file.truncate(size);
    const writer = createWriter(file, lock, size, what);
    if (size === 0) {
      const at = new Date(now()).toISOString();
      await writer.write(headerLine({ ...identity, version: JOURNAL_VERSION, at }), true);
      await syncFolder(dirname(real));
    }
    const resume = progress.resume();
    let isEmpty = progress.results.size === 0 && resume.length === 0;
    const record = async (entry: Entry, flush: boolean): Promise<void> => {
      isEmpty = false;
      progress.add(entry);
      await writer.write(entryLine(entry), flush || progress.isSettled);
    };
    return {
      results: progress.results,
      resume,
      recordSend: (positions, watermark) => record({ kind: "send", positions, watermark, at: now() }, true),
      recordResult: (position, result) => record({ kind: "result", position, result }, false),
      close: () => writer.end(),
      leave: () =>
        writer.end(async () => {
          if (!isEmpty) return;
          await lock.check();
          await rm(real, { force: true });
        }),
    };
  } catch (error) {
    await file?.close().catch(() => {});
    await lock.release();
    throw codeOf(error) === undefined ? error : fileError("write", what, error);
  }
}

interface Writer {
  write(text: string, flush: boolean): Promise<void>;
  /** @param beforeRelease what to do before the lock is released, unless writing has failed */
  end(beforeRelease?: () => Promise<void>): Promise<void>;
}

/** Writes one text after another, and flushes only while the lock is ours. After a failure it writes nothing more. */
function createWriter(file: JournalFile, lock: Lock, start: number, what: string): Writer {
  let size = start;
  let failure: CliError | undefined;
  let last: Promise<void> = Promise.resolve();
  const writeNow = async (text: string, flush: boolean): Promise<void> => {
    if (failure !== undefined) throw failure;
    try {
      if (flush) await lock.check();
      await file.append(text);
      if (flush) {
        await file.sync();
        // The flush may take long on a busy disk.
        await lock.check();
      }
      size += Buffer.byteLength(text);
    } catch (error) {
      failure = error instanceof CliError ? error : fileError("write", what, error);
      // A part of a line would damage the journal for the next run. A journal that another run took over is not ours.
      if (failure.kind !== "locked") await file.truncate(size).catch(() => {});
      throw failure;
    }
  };
  return {
    write(text, flush) {
      const writing = last.then(() => writeNow(text, flush));
      last = writing.catch(() => {});
      return writing;
    },
    async end(beforeRelease) {
      await last;
      try {
        if (failure === undefined) {
          await file.sync();
          await beforeRelease?.();
        }
      } finally {
        await file.close();
        await lock.release();
      }
    },
  };
}
