import { posix } from "node:path";
import { type GitPlace, git } from "./run-git.ts";
import type { GitTree } from "./tree.ts";

/** Whether a name is a pattern that the shell left as it is. */
export function isPattern(file: string): boolean {
  return /[*?[]/.test(file);
}

/**
 * The files that a pattern names, relative to the folder: those of the working tree, and those that were deleted since the
 * commit, which no shell would find.
 */
export function filesLike(pattern: string, place: GitPlace, tree: GitTree): string[] {
  const list = (...args: string[]): string[] => {
    const { isFine, text, complaint } = git(place, [...args, "--", `:(glob)${pattern}`]);
    if (!isFine) throw new Error(`git cannot list the files: ${complaint}`);
    return text.split("\0").filter((path) => path !== "");
  };
  const present = list("ls-files", "-z", "--cached", "--others", "--exclude-standard");
  const deleted = list("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=D", tree.id);
  const fromHere = deleted.map((path) => posix.relative(`/${tree.prefix}`, `/${path}`));
  return [...new Set([...present, ...fromHere])].sort();
}
