import { writeSync } from "node:fs";

/** Everything that the command takes from its process. Tests pass their own. */
export interface World {
  /** Where relative paths are looked for, in this order. The first one is the current folder. */
  readonly folders: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person reads the output in a terminal. */
  readonly isTerminal: boolean;
  /** Reads standard input to its end. */
  readInput(): Promise<Uint8Array>;
  /** Writes to standard output. */
  print(text: string): void;
  /** Writes to standard error. */
  say(text: string): void;
}

/** The process that runs. */
export function thisProcess(): World {
  const { env, stdin, stdout, stderr } = process;
  return {
    // pnpm and npm start scripts in the root of the repository, even when they are called from another folder.
    folders: [...new Set([process.cwd(), env.INIT_CWD || process.cwd()])],
    env,
    isTerminal: stdout.isTTY === true,
    async readInput() {
      if (stdin.isTTY) stderr.write("The document is read from standard input: end it with Ctrl+D.\n");
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
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
