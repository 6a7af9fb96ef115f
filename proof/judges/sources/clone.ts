// The documents that judges are compared on belong to others: they are read from a clone, and never copied into this repository.

import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { placesOf } from "./user-path.ts";

/** A repository that was cloned. */
export interface Clone {
  /** Writes a file or folder of a commit below an empty folder. @throws Error if the commit or the path is missing */
  checkOut(commit: string, path: string, folder: string): Promise<void>;
  /** What git prints. @throws Error if git fails */
  git(args: readonly string[]): Promise<string>;
}

/**
 * Opens the clone that the user has (a work tree or a bare repository), or clones the repository from its address into `.cache/judges/`.
 *
 * @param option how the user names a clone, for messages
 * @throws Error if there is no clone and none can be made, or if a commit is missing
 */
export async function openClone(
  name: string,
  address: string,
  given: string | undefined,
  option: string,
): Promise<Clone> {
  const clone = await folderOf(name, address, given, option);
  const git = async (args: readonly string[], env: Record<string, string> = {}): Promise<string> => {
    const end = await run("git", ["-C", clone, ...args], { output: "keep", env });
    if (end.code !== 0) throw new Error(`git ${args[0]} failed in the clone of ${name}: ${end.stderr.trim()}`);
    return end.stdout;
  };
  const known = new Set<string>();
  const knows = async (commit: string): Promise<void> => {
    if (known.has(commit)) return;
    await git(["cat-file", "-e", `${commit}^{commit}`]).catch(() => {
      throw new Error(
        `the clone of ${name} lacks the commit ${commit}: update it with \`git fetch\`, or leave ${option} out to make a new one`,
      );
    });
    known.add(commit);
  };
  return {
    git,
    async checkOut(commit, path, folder) {
      await knows(commit);
      await mkdir(folder, { recursive: true });
      // An index of its own, so that the user's clone stays as it is.
      const env = { GIT_INDEX_FILE: join(folder, ".index") };
      await git([`--work-tree=${folder}`, "checkout", commit, "--", path], env);
    },
  };
}

async function folderOf(name: string, address: string, given: string | undefined, option: string): Promise<string> {
  if (given !== undefined) {
    const folder = placesOf(given).find(existsSync);
    if (folder === undefined) throw new Error(`${option}: there is no folder ${given}`);
    const end = await run("git", ["-C", folder, "rev-parse", "--git-dir"], { output: "keep" });
    if (end.code !== 0) throw new Error(`${option}: ${given} is not a clone of ${address}`);
    return folder;
  }
  const folder = join(root, ".cache/judges", name);
  if (existsSync(folder)) return folder;
  console.log(`Cloning ${address} (once; to use a clone that you have: ${option}) …`);
  const args = ["clone", "--quiet", "--bare", address, `${folder}.part`];
  await rm(`${folder}.part`, { recursive: true, force: true });
  const end = await run("git", args, { output: "keep", env: { GIT_TERMINAL_PROMPT: "0" } });
  if (end.code !== 0) {
    const reason = end.stderr.trim().split("\n").at(-1) ?? "";
    throw new Error(`${address} cannot be cloned (${reason}).\nClone it where there is a network, and pass ${option}.`);
  }
  await rename(`${folder}.part`, folder);
  return folder;
}
