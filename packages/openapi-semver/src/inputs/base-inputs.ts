import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { World } from "../world.ts";
import { committedFiles } from "./git/committed-files.ts";
import { filesLike, isPattern } from "./git/patterns.ts";
import { type GitPlace, inFolder } from "./git/run-git.ts";
import { type GitTree, openTree } from "./git/tree.ts";
import { naming } from "./open-input.ts";
import { type Opened, openDocument } from "./opened.ts";
import { placeOfFile, workingFiles } from "./working-files.ts";

/** A file in a commit and in the working tree. One of the two may be missing, but not both. */
export interface BasePair {
  readonly file: string;
  readonly old: Opened | undefined;
  readonly new: Opened | undefined;
}

/**
 * Opens files of the working tree, each as it is and as it was in a commit. A pattern that the shell did not expand also names
 * the files that were deleted since. A file that is named twice is opened once.
 */
export function openBasePairs(ref: string, files: readonly string[], world: World): BasePair[] {
  const treeIn = treesOf(ref, world);
  const seen = new Set<string>();
  const last = world.folders.at(-1) ?? ".";
  return files.flatMap((named) => {
    if (named === "-") throw new Error("standard input has no file to compare with: --base takes files");
    if (named === "") throw new Error("a file has an empty name");
    const found = placeOfFile(named, world.folders);
    const isListed = found === undefined && isPattern(named);
    return (isListed ? naming(named, () => listed(ref, named, last, world, treeIn)) : [named]).flatMap((file) => {
      const place = placeOfFile(file, world.folders) ?? resolve(last, file);
      if (seen.has(place)) return [];
      seen.add(place);
      return [naming(file, () => openPair(ref, file, place, treeIn))];
    });
  });
}

type TreeIn = (folder: string) => GitTree;

/** Opens the tree of a reference in the repository of a folder, once per folder. */
function treesOf(ref: string, { folders, env }: World): TreeIn {
  const trees = new Map<string, GitTree>();
  const from: GitPlace = { folder: folders[0] ?? ".", env };
  return (folder) => {
    const tree = trees.get(folder) ?? openTree(inFolder(from, folder), ref);
    trees.set(folder, tree);
    return tree;
  };
}

function listed(ref: string, pattern: string, folder: string, { folders, env }: World, treeIn: TreeIn): string[] {
  const place = inFolder({ folder: folders[0] ?? ".", env }, folder);
  const files = filesLike(pattern, place, treeIn(folder));
  if (files.length === 0) throw new Error(`no file has such a name, neither now nor at ${ref}`);
  return files;
}

function openPair(ref: string, file: string, place: string, treeIn: TreeIn): BasePair {
  const now = existsSync(place) ? openDocument(workingFiles(place, file)) : undefined;
  // The folder of a deleted file may be gone too.
  let folder = dirname(place);
  while (!existsSync(folder)) folder = dirname(folder);
  const tree = treeIn(folder);
  const path = tree.fromRoot(`./${relative(folder, place).split(sep).join("/")}`);
  const files = committedFiles(tree, ref, path, `${ref}:${path}`);
  if (files === undefined && now === undefined) {
    throw new Error(`the file exists neither now nor at ${ref}: ${tree.whyNone(path)}`);
  }
  return { file, old: files === undefined ? undefined : openDocument(files), new: now };
}
