#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { Command, CommanderError } from "commander";
import { avevaCommands } from "./commands/aveva-commands.js";
import { fakeCommand } from "./commands/fake-command.js";
import { EXIT_CODES, QUICKSTART } from "./commands/help-texts.js";
import { kantataCommands } from "./commands/kantata-commands.js";
import { EXIT } from "./program/exit-code.js";
import { printFailure, runAction } from "./program/run-action.js";
import { refuseSecrets, withoutValues } from "./program/secret-arguments.js";
import { endQuietly, say } from "./program/terminal.js";

const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const program = new Command("invitations")
  .description("Invites people to Kantata OX and AVEVA Data Hub, from a list or one by one.")
  .version(version, "-V, --version", "print the version")
  .addCommand(kantataCommands())
  .addCommand(avevaCommands())
  .addCommand(fakeCommand())
  .addHelpText("after", `\n${QUICKSTART}\n\n${EXIT_CODES}`);
strict(program);

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

endQuietly();
const args = process.argv.slice(2);
const isJson = args.includes("--json");
await runAction(isJson, async () => {
  refuseSecrets(args);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    if (isJson) await printFailure(EXIT.usage, "usage", withoutValues(error.message));
    return EXIT.usage;
  }
  return (process.exitCode as typeof EXIT.done | undefined) ?? EXIT.done;
});
