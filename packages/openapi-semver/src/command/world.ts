import { readFileSync, writeSync } from "node:fs";

/** Everything that the command takes from its process. Tests pass their own. */
export interface World {
  /** Where relative paths are looked for, in this order. */
  readonly folders: readonly string[];
  /** Whether colours and the width of a terminal apply to the output. */
  readonly isTerminal: boolean;
  /** Reads standard input to its end. */
  readInput(): Uint8Array;
  /** Writes to standard output. */
  print(text: string): void;
  /** Writes to standard error. */
  say(text: string): void;
}

/** The process that runs. */
export function thisProcess(): World {
  const { env, stdout, stderr } = process;
  return {
    // pnpm and npm start scripts in the root of the repository, even when they are called from another folder.
    folders: [...new Set([process.cwd(), env.INIT_CWD ?? process.cwd()])],
    isTerminal: stdout.isTTY === true,
    readInput: () => readFileSync(0),
    print: (text) => void stdout.write(text),
    say: (text) => void stderr.write(text),
  };
}

/** A reader that has enough closes its end, as `head` does: then the command ends without a word, with its exit code. */
export function endQuietly(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    try {
      writeSync(process.stderr.fd, `Standard output cannot be written: ${error.message}.\n`);
    } catch {
      // The terminal may be gone.
    }
    process.exit(2);
  });
  process.stderr.on("error", () => {});
}
