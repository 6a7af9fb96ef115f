#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { Command } from "commander";

const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const program = new Command("invitations")
  .description("Invites people to Kantata OX and AVEVA Data Hub from the command line.")
  .version(version, "-V, --version", "print the version")
  .helpOption("-h, --help", "print this help");

await program.parseAsync();
