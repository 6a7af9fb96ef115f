#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { avevaCommands } from "./commands/aveva-commands.js";
import { fakeCommand } from "./commands/fake-command.js";
import { EXIT_CODES, QUICKSTART } from "./commands/help-texts.js";
import { kantataCommands } from "./commands/kantata-commands.js";
import { runCommand } from "./program/run-command.js";
import { endQuietly } from "./program/terminal.js";

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

endQuietly();
await runCommand(program, process.argv.slice(2));
