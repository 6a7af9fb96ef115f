import { run } from "./run.ts";

/** The state of the checkout. */
export interface GitState {
  readonly commit: string;
  /** Whether there are uncommitted changes or new files. */
  readonly isDirty: boolean;
}

/** @throws Error unless this is a git repository with a commit */
export async function gitState(): Promise<GitState> {
  const commit = await headCommit();
  if (commit === undefined) throw new Error("git knows no commit, but a proof needs one");
  const { code, text } = await run("git", ["status", "--porcelain"], { output: "keep" });
  if (code !== 0) throw new Error(`git status failed: ${text.trim()}`);
  return { commit, isDirty: text.trim() !== "" };
}

/** The commit that is checked out; undefined if git does not know it. */
export async function headCommit(): Promise<string | undefined> {
  const end = await run("git", ["rev-parse", "HEAD"], { output: "keep" }).catch(() => undefined);
  return end?.code === 0 ? end.text.trim() : undefined;
}
