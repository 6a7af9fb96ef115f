import { print, say } from "../program/terminal.js";
import type { ExitCode } from "./exit-code.js";
import { failureOf } from "./failure.js";

/**
 * Runs a command, and ends with its exit code. A failure is told on standard error; with `--json` also as the one document on
 * standard output.
 */
export async function runAction(json: boolean | undefined, action: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await action();
  } catch (error) {
    const { code, kind, message } = failureOf(error);
    process.exitCode = code;
    say(message);
    if (json) await printFailure(code, kind, message);
  }
}

/** The JSON document of a command that failed. */
export function printFailure(exitCode: ExitCode, kind: string, message: string): Promise<void> {
  return print(JSON.stringify({ exitCode, outcome: "failed", message, error: { kind, message } }));
}
