import { fencesOf } from "../find-blocks.ts";

/** A ```sh block that a reader pastes into a terminal. */
export interface Step {
  /** Number of its first line, from 1. */
  readonly line: number;
  readonly commands: string;
  /** Whether its one command goes on until the reader ends it, as a server does. */
  readonly stays: boolean;
  /** Beginnings of lines that it prints, in their order. */
  readonly prints: readonly string[];
}

/** The commands of a document in their order, and the files that the reader saves meanwhile. */
export interface Script {
  readonly file: string;
  readonly steps: readonly Step[];
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Finds the commands of a document. `<!-- run: stays -->` before a block is for servers, `<!-- prints -->` before a ```text
 * block says what the last commands print. Commands of files, which `pnpm consumers` runs, are left out.
 *
 * @throws Error for a comment that cannot be read
 */
export function scriptOf(file: string, text: string): Script {
  const steps: Step[] = [];
  const files = new Map<string, string>();
  for (const { language, line, code, comment } of fencesOf(file, text)) {
    const saved = /^save: ([\w.-]+)/.exec(comment)?.[1];
    if (saved !== undefined) files.set(saved, `${code}\n`);
    if (comment === "prints") {
      const last = steps.pop();
      if (!last || last.stays) throw new Error(`${file}:${line - 2}: no command before this prints anything`);
      steps.push({ ...last, prints: code.split("\n") });
    }
    if (language !== "sh" || comment.startsWith("file:")) continue;
    const stays = comment === "run: stays";
    if (comment.startsWith("run:") && !stays) throw new Error(`${file}:${line - 2}: cannot read "${comment}"`);
    if (stays && code.includes("\n")) throw new Error(`${file}:${line}: a command that stays has a block of its own`);
    steps.push({ line, commands: code, stays, prints: [] });
  }
  return { file, steps, files };
}
