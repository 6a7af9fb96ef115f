import { createInterface } from "node:readline";
import { CliError } from "../files/cli-error.js";
import { canAsk } from "./terminal.js";

/**
 * Asks a question on the terminal. Anything but "y" and "yes" is a no, and so are Ctrl-C and Ctrl-D.
 *
 * @throws CliError if there is no terminal
 */
export async function confirmed(question: string, yes: boolean | undefined): Promise<boolean> {
  if (yes) return true;
  if (!canAsk()) {
    throw new CliError("usage", "Nobody can be asked without a terminal. Add --yes if you are sure.");
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  const answer = await new Promise<string>((resolve) => {
    prompt.on("SIGINT", () => resolve(""));
    prompt.on("close", () => resolve(""));
    prompt.question(`${question} [y/N] `, resolve);
  });
  prompt.close();
  return /^\s*y(es)?\s*$/i.test(answer);
}
