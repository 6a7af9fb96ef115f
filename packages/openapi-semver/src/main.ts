#!/usr/bin/env node
// `openapi-semver OLD NEW`: what callers of an API notice of a change of its OpenAPI document, and the release that it needs.
import { readFileSync } from "node:fs";
import { runCommand } from "./command/run-command.ts";
import { endQuietly, thisProcess } from "./world.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

endQuietly();
process.exitCode = await runCommand(process.argv.slice(2), version, thisProcess());
