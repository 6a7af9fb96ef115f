import { writeSync } from "node:fs";
import { hideSecrets } from "./secrets.js";

/** Writes a line for the person to standard error. */
export function say(text: string): void {
  process.stderr.write(`${hideSecrets(text)}\n`);
}

/** Writes a line before the process exits at once. */
export function sayNow(text: string): void {
  try {
    writeSync(process.stderr.fd, `${hideSecrets(text)}\n`);
  } catch {
    // The terminal may be gone.
  }
}

/** Writes a line of the command's result to standard output. Resolves when the reader can take more. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${hideSecrets(text)}\n`, () => resolve());
  });
}

/** Whether a person can be asked. */
export function canAsk(): boolean {
  return Boolean(process.stdin.isTTY && process.stderr.isTTY);
}

/** A reader that has enough closes its end, as `head` does: then the command ends without a word. */
export function endQuietly(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    sayNow(`Standard output cannot be written: ${error.message}.`);
    process.exit(2);
  });
  // Nobody reads the messages any more. A run that is inviting people goes on.
  process.stderr.on("error", () => {});
}
