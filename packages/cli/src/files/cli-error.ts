/**
 * What went wrong, for the exit code and for the caller's next step.
 *
 * - `usage`: an option is wrong.
 * - `input`: the list cannot be read.
 * - `write`: a file cannot be written.
 * - `journal`: the journal is damaged, or belongs to another run.
 * - `locked`: another run uses the journal.
 */
export type ErrorKind = "usage" | "input" | "write" | "journal" | "locked";

/** An error that a person can mend. The message says how. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** The code of an error of the system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist, or its folder does not",
  ENOTDIR: "a part of its path is not a folder",
  EISDIR: "it is a folder",
  EACCES: "you have no permission; change the permissions or choose another place",
  EPERM: "the system does not permit it; choose another place",
  EROFS: "the disk is read-only; choose another place",
  ENOSPC: "the disk is full; free some space or choose another place",
  EDQUOT: "your quota on this disk is used up; free some space or choose another place",
  EFBIG: "it would become larger than the system permits",
  EIO: "the disk reported an error; check the disk or choose another place",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
  ETXTBSY: "another program uses it",
  EBUSY: "another program uses it; close that program",
  ELOOP: "its links lead in a circle",
};

/**
 * An error of the system in plain words.
 *
 * @param what the sentence without its reason, such as "The list people.csv cannot be read"
 */
export function fileError(kind: ErrorKind, what: string, error: unknown): CliError {
  const code = codeOf(error);
  const reason = (code !== undefined && CAUSES[code]) || (error as Error | undefined)?.message || String(error);
  return new CliError(kind, `${what}: ${reason}${code === undefined ? "" : ` (${code})`}.`, { cause: error });
}
