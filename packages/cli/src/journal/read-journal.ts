import { CliError } from "../files/cli-error.js";
import { JOURNAL_START, JOURNAL_VERSION, type JournalIdentity, readEntryLine, readHeaderLine } from "./entries.js";
import type { JournalFile } from "./journal-file.js";
import { Progress } from "./progress.js";

/** What a journal says, and the size of its complete lines in bytes. */
export interface JournalContent {
  readonly progress: Progress;
  readonly size: number;
}

/**
 * Reads a journal from start to end.
 *
 * @throws CliError if a line is damaged, or if the journal is that of another list, account, API or version
 */
export async function readJournal(
  file: Pick<JournalFile, "lines" | "head">,
  path: string,
  identity: JournalIdentity,
): Promise<JournalContent> {
  const progress = new Progress();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 0;
  let size = 0;
  for await (const { bytes, end } of file.lines()) {
    number += 1;
    const text = decode(decoder, bytes);
    if (number === 1) checkHeader(text, path, identity);
    else {
      const entry = text === undefined ? undefined : readEntryLine(text);
      if (entry === undefined) throw damaged(path, number);
      progress.add(entry);
    }
    size = end;
  }
  if (number === 0) await checkBeginning(file, path);
  return { progress, size };
}

function decode(decoder: TextDecoder, bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function checkHeader(text: string | undefined, path: string, identity: JournalIdentity): void {
  const header = text === undefined ? undefined : readHeaderLine(text);
  if (header === undefined) {
    // A damaged journal says who was invited, so nobody may simply delete it.
    throw text?.startsWith(JOURNAL_START) ? damaged(path, 1) : notOurs(path);
  }
  const refuse = (message: string): never => {
    throw new CliError("journal", `The journal ${path} ${message}`);
  };
  if (header.version !== JOURNAL_VERSION) {
    refuse(
      `was written by another version of this program (format ${header.version}, this one reads ${JOURNAL_VERSION}). Go on with that version.`,
    );
  }
  if (header.api !== identity.api) refuse(`is about ${header.api}, not ${identity.api}. ${OTHER_JOURNAL}`);
  if (header.account !== identity.account) {
    refuse(`is about the account ${header.account}, not ${identity.account}. ${OTHER_JOURNAL}`);
  }
  if (header.file !== identity.file) {
    refuse(
      `belongs to another list, or the list was changed since ${header.at}. Restore that list to go on. ${OTHER_JOURNAL}`,
    );
  }
}

const OTHER_JOURNAL = "For a new run, name another journal with --journal.";

/** A file without one complete line is the beginning of a journal, or not ours to write into. */
async function checkBeginning(file: Pick<JournalFile, "head">, path: string): Promise<void> {
  const beginning = await file.head(JOURNAL_START.length);
  if (!JOURNAL_START.startsWith(beginning)) throw notOurs(path);
}

function notOurs(path: string): CliError {
  return new CliError("journal", `${path} is not a journal. Name another file with --journal.`);
}

function damaged(path: string, line: number): CliError {
  return new CliError(
    "journal",
    `Line ${line} of the journal ${path} is damaged. The journal says who was invited: restore it from a copy. Without it, only a look at the account tells.`,
  );
}
