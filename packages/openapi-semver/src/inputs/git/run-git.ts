import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** Where git runs. */
export interface GitPlace {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What git said. */
export interface GitAnswer {
  readonly isFine: boolean;
  readonly bytes: Buffer;
  /** The standard output as text, without the line break at its end. */
  readonly text: string;
  /** The standard error. */
  readonly complaint: string;
}

/** Runs git without a shell. Throws if it cannot be run at all. */
export function git({ folder, env }: GitPlace, args: readonly string[], input = ""): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync("git", args, {
    cwd: folder,
    // Messages in one language, and no question in the middle.
    env: { ...env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" },
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (error !== undefined) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new Error(isMissing ? "git is not installed, or not in PATH" : `git cannot be run: ${error.message}`);
  }
  const text = stdout.toString("utf8").replace(/\r?\n$/, "");
  return { isFine: status === 0, bytes: stdout, text, complaint: stderr.toString("utf8").trim() };
}

/** The same repository for git in another folder: a hook may set paths that are relative to the current folder. */
export function inFolder({ folder, env }: GitPlace, other: string): GitPlace {
  const { GIT_DIR, GIT_WORK_TREE } = env;
  if (GIT_DIR === undefined) return { folder: other, env };
  const paths = { GIT_DIR: resolve(folder, GIT_DIR), GIT_WORK_TREE: resolve(folder, GIT_WORK_TREE ?? ".") };
  return { folder: other, env: { ...env, ...paths } };
}
