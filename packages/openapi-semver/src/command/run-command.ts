import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
// commander: refuses misspelt options and extra arguments, and suggests the nearest ones.
import { Command } from "commander";
import { diffJson } from "../formats/json.ts";
import { diffText } from "../formats/text.ts";
import { diffDocuments } from "../index.ts";
import { readDocument } from "../node.ts";
import type { World } from "./world.ts";

/** What the exit codes mean. Scripts rely on them. */
const EXIT = { done: 0, usage: 2 } as const;

/** Runs the command, and returns its exit code. Bad usage and documents that cannot be read end with 2, and a message. */
export async function runCommand(args: readonly string[], version: string, world: World): Promise<number> {
  const program = new Command("openapi-semver")
    .description("Tells what callers notice between two OpenAPI documents, and which release that needs.")
    .argument("<old>", "the OpenAPI document before the change, YAML or JSON")
    .argument("<new>", "the document after it")
    .option("--json", "print { bump, changes } as JSON")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .allowExcessArguments(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError("(openapi-semver --help tells more)")
    .configureOutput({ writeOut: world.print, writeErr: world.say })
    .exitOverride()
    .action((oldFile: string, newFile: string, options: { readonly json?: boolean }) => {
      const read = (path: string) => readDocument(fileAt(path, world.folders), path);
      const diff = diffDocuments(read(oldFile), read(newFile));
      world.print(`${options.json ? diffJson(diff) : diffText(diff)}\n`);
    });
  try {
    await program.parseAsync(args, { from: "user" });
    return EXIT.done;
  } catch (error) {
    const { code, exitCode, message } = error as { code?: unknown; exitCode?: number; message: string };
    if (typeof code === "string" && code.startsWith("commander.")) return exitCode === 0 ? EXIT.done : EXIT.usage;
    world.say(`${message}\n`);
    return EXIT.usage;
  }
}

/** A file in one of the folders. */
function fileAt(path: string, folders: readonly string[]): string {
  const places = folders.map((folder) => resolve(folder, path));
  const found = places.find((place) => existsSync(place) && statSync(place).isFile());
  if (found === undefined) throw new Error(`the file ${path} does not exist`);
  return found;
}
