import { type RunEnd, run } from "../../../scripts/lib/process/run.ts";

/** A commit to compare with. */
export interface Reference {
  /** How reports call it: the given name, with the commit if that is not the name. */
  readonly label: string;
  readonly commit: string;
  /** Whether the folder contains exactly this commit, so that nothing can differ. */
  readonly isCheckedOut: boolean;
}

/**
 * The commit that a name of git stands for: a branch, a tag, `HEAD~3`, a hash.
 *
 * @param folder - The repository.
 * @throws Error that says why there is no such commit
 */
export async function referenceOf(folder: string, name: string): Promise<Reference> {
  const inside = await git(folder, "rev-parse", "--show-prefix");
  if (inside.code !== 0) throw new Error(`--against reads an older state from git, but git says: ${lastLine(inside)}`);
  if (inside.stdout.trim() !== "") {
    throw new Error(`--against needs a clone of this repository, but ${folder} is a folder inside another one`);
  }
  const found = await git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
  const commit = found.stdout.trim();
  if (found.code !== 0 || commit === "") throw new Error(await whyUnknown(folder, name));
  const short = commit.slice(0, 8);
  const label = commit.startsWith(name) ? short : `${name} (${short})`;
  return { label, commit, isCheckedOut: await isCheckedOut(folder, commit) };
}

async function whyUnknown(folder: string, name: string): Promise<string> {
  const complaint = `git knows no commit "${name}"`;
  const shallow = await git(folder, "rev-parse", "--is-shallow-repository");
  if (shallow.stdout.trim() === "true") {
    return `${complaint}: this clone is shallow, so older commits are missing; \`git fetch --unshallow --tags\` gets them`;
  }
  return `${complaint}: name a branch, a tag or a hash that \`git log --oneline --all\` shows, or fetch it first`;
}

/** Whether the files are those of a commit, new files included. */
async function isCheckedOut(folder: string, commit: string): Promise<boolean> {
  const [wanted, present] = await Promise.all(
    [commit, "HEAD"].map((name) => git(folder, "rev-parse", "--verify", "--quiet", `${name}^{tree}`)),
  );
  if (wanted?.stdout !== present?.stdout) return false;
  const status = await git(folder, "status", "--porcelain");
  return status.code === 0 && status.stdout.trim() === "";
}

/** Runs git in a folder. @throws Error if git is not installed */
async function git(folder: string, ...args: readonly string[]): Promise<RunEnd> {
  try {
    return await run("git", args, { cwd: folder, output: "keep" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error("--against reads an older state from git, but git is not installed");
  }
}

/** The last line of a program's complaint, which names the cause. */
export function lastLine({ text }: Pick<RunEnd, "text">): string {
  return text.trim().split("\n").at(-1) ?? "";
}
