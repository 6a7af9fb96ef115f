import { printable } from "../formats/words.ts";
import type { World } from "../world.ts";
import { EXIT } from "./exit-codes.ts";
import { commandWith, type Options } from "./options.ts";

/** Whether an error is one of this program, and not about what it was given. */
function isFault(error: unknown): boolean {
  return ["TypeError", "ReferenceError", "RangeError"].includes((error as Error).name);
}

/** Runs the command, and returns its exit code. Bad usage and documents that cannot be read end with 2, and a message. */
export async function runCommand(args: readonly string[], version: string, world: World): Promise<number> {
  let code: number = EXIT.done;
  const command = commandWith(version)
    .configureOutput({ writeOut: world.print, writeErr: world.say })
    .action(async (documents: string[], options: Options) => {
      // Reading YAML takes most of the time to start, and only a comparison needs it.
      const { compare } = await import("./compare.ts");
      code = await compare(documents, options, world);
    });
  try {
    await command.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    const { code: kind, exitCode, message } = error as { code?: unknown; exitCode?: number; message: string };
    // commander has told its own complaints.
    if (typeof kind === "string" && kind.startsWith("commander.")) return exitCode === 0 ? EXIT.done : EXIT.usage;
    world.say(
      `error: ${isFault(error) ? `unexpected, please report it: ${(error as Error).stack}` : printable(message)}\n`,
    );
    return EXIT.usage;
  }
}
