import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { World } from "../world.ts";
import { committedFiles } from "./committed-files.ts";
import { type GitPlace, inFolder } from "./git.ts";
import { type GitTree, openTree } from "./git-tree.ts";
import { naming } from "./open-input.ts";
import { type Opened, openDocument } from "./opened.ts";
import { placeOfFile, workingFiles } from "./working-files.ts";

/** A file in a commit and in the working tree. One of the two may be missing, but not both. */
export interface BasePair {
  readonly file: string;
  readonly old: Opened | undefined;
  readonly new: Opened | undefined;
}

/** Opens files of the working tree, each as it is and as it was in a commit. A file that is named twice is opened once. */
export function openBasePairs(ref: string, files: readonly string[], world: World): BasePair[] {
  const trees = new Map<string, GitTree>();
  const seen = new Set<string>();
  return files.flatMap((file) => {
    if (file === "-") throw new Error("standard input has no file to compare with: --base takes files");
    const place = placeOfFile(file, world.folders) ?? resolve(world.folders.at(-1) ?? ".", file);
    if (seen.has(place)) return [];
    seen.add(place);
    return [naming(file, () => openPair(ref, file, place, world, trees))];
  });
}

function openPair(ref: string, file: string, place: string, world: World, trees: Map<string, GitTree>): BasePair {
  const isThere = existsSync(place);
  const now = isThere ? openDocument(workingFiles(place, file)) : undefined;
  // The folder of a deleted file may be gone too.
  let folder = dirname(place);
  while (!existsSync(folder)) folder = dirname(folder);
  const from: GitPlace = { folder: world.folders[0] ?? ".", env: world.env };
  const tree = trees.get(folder) ?? openTree(inFolder(from, folder), ref);
  trees.set(folder, tree);
  const below = relative(folder, dirname(place)).split(sep).join("/");
  const path = tree.fromRoot(`./${join(below, basename(place)).split(sep).join("/")}`);
  const files = committedFiles(tree, ref, path, `${ref}:${path}`);
  if (files === undefined && now === undefined) {
    throw new Error(`the file exists neither now nor at ${ref}: ${tree.whyNone(path)}`);
  }
  return { file, old: files === undefined ? undefined : openDocument(files), new: now };
}
