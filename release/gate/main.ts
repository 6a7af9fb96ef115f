// `node release/gate/main.ts check|fix|notes`: see README.md.
import { check } from "./commands/check.ts";
import { fix } from "./commands/fix.ts";
import { notes } from "./commands/notes.ts";

type Command = () => Promise<number>;

const commands: ReadonlyMap<string, Command> = new Map([
  ["check", check],
  ["fix", fix],
  ["notes", notes],
]);

const USAGE = `usage: node release/gate/main.ts check|fix|notes
  check  compares each package with its last release, and fails if its next version says too little
  fix    writes the changesets that "check" asks for
  notes  adds what changed in the API to the changelogs, after \`changeset version\``;

/**
 * The command that the arguments name.
 *
 * @throws Error with the usage, unless they name exactly one command
 */
export function commandOf(args: readonly string[]): Command {
  const [name = "", ...rest] = args;
  const command = commands.get(name);
  if (command === undefined || rest.length > 0) {
    throw new Error(`${args.length === 0 ? "no command" : `unknown: ${args.join(" ")}`}\n${USAGE}`);
  }
  return command;
}

if (import.meta.main) {
  try {
    process.exitCode = await commandOf(process.argv.slice(2))();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
