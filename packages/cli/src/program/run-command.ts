import type { Command } from "commander";
import { codeOf } from "../files/cli-error.js";
import { EXIT, type ExitCode } from "../outcome/exit-code.js";
import { printFailure, runAction } from "../outcome/run-action.js";
import { refuseSecrets, withoutValues } from "./secret-arguments.js";
import { say } from "./terminal.js";

/** Runs the command that the arguments name. Bad usage ends with 2. */
export async function runCommand(program: Command, args: readonly string[]): Promise<void> {
  strict(program);
  const isJson = args.includes("--json");
  await runAction(isJson, async (): Promise<ExitCode> => {
    refuseSecrets(args);
    try {
      await program.parseAsync(args, { from: "user" });
      return (process.exitCode ?? EXIT.done) as ExitCode;
    } catch (error) {
      if (!codeOf(error)?.startsWith("commander.")) throw error;
      const { exitCode, message } = error as { exitCode?: number; message: string };
      if (exitCode === 0) return EXIT.done;
      if (isJson) await printFailure(EXIT.usage, "usage", withoutValues(message));
      return EXIT.usage;
    }
  });
}

/** Commands that are added as objects do not inherit these settings. */
function strict(command: Command): void {
  command
    .helpOption("-h, --help", "print this help")
    .allowExcessArguments(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError(`(${commandLine(command)} --help tells more)`)
    .configureOutput({ outputError: (text) => say(withoutValues(text).trimEnd()) })
    .exitOverride();
  for (const child of command.commands) strict(child);
}

function commandLine(command: Command): string {
  return command.parent === null ? command.name() : `${commandLine(command.parent)} ${command.name()}`;
}
