// `node release/gate/main.ts check|fix|notes`: see README.md.
import { parseArgs } from "node:util";
import { check } from "./commands/check.ts";
import type { Choice } from "./commands/choice.ts";
import { fix } from "./commands/fix.ts";
import { notes } from "./commands/notes.ts";

type Command = (choice: Choice) => Promise<number>;

const commands: ReadonlyMap<string, Command> = new Map([
  ["check", check],
  ["fix", fix],
  ["notes", notes],
]);

const USAGE = `usage: node release/gate/main.ts check|fix [--against REF]
       node release/gate/main.ts notes
  check  compares each package with its last release, and fails if its next version says too little
  fix    writes the changesets that "check" asks for
  notes  adds what changed in the API to the changelogs, after \`changeset version\`
  --against REF  compares with a commit (main, v1.0.0, HEAD~3 …) as if it had been the last release; uncommitted changes count`;

/**
 * The command that the arguments name, and what it is to compare with.
 *
 * @throws Error with the usage, unless they name exactly one command
 */
export function commandOf(args: readonly string[]): readonly [Command, Choice] {
  const { name, more, against, problem } = read(args);
  if (problem !== undefined) return refuse(problem);
  if (name === undefined) return refuse("no command");
  const command = commands.get(name);
  if (command === undefined) return refuse(`unknown: ${name}`);
  if (more.length > 0) return refuse(`unknown: ${name} ${more.join(" ")}`);
  if (against !== undefined && command === notes)
    return refuse("notes are about the last release: leave out --against");
  if (against?.trim() === "") return refuse("--against needs the name of a commit");
  return [command, { against }];
}

interface Words {
  readonly name?: string | undefined;
  readonly more: readonly string[];
  readonly against?: string | undefined;
  readonly problem?: string;
}

function read(args: readonly string[]): Words {
  try {
    const options = { against: { type: "string" } } as const;
    // pnpm passes its own separator on.
    const { positionals, values } = parseArgs({
      args: args.filter((arg) => arg !== "--"),
      options,
      allowPositionals: true,
    });
    const [name, ...more] = positionals;
    return { name, more, against: values.against };
  } catch (error) {
    return { more: [], problem: (error as Error).message.split(". ")[0] ?? "" };
  }
}

function refuse(complaint: string): never {
  throw new Error(`${complaint}\n${USAGE}`);
}

if (import.meta.main) {
  try {
    const [command, choice] = commandOf(process.argv.slice(2));
    process.exitCode = await command(choice);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
