import { readTree } from "../../scripts/check/sources/tree.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { type Block, blocksOf, type FileBlock, fileBlocksOf } from "./find-blocks.ts";

/** The ```ts blocks of the root README, of the README of each package, of `docs/`, and of the guides of the site. */
export async function readmeBlocks(): Promise<Block[]> {
  return (await readmes()).flatMap(([path, text]) => blocksOf(path, text));
}

/** The blocks of the same documents that are files of projects. */
export async function readmeFileBlocks(): Promise<FileBlock[]> {
  return (await readmes()).flatMap(([path, text]) => fileBlocksOf(path, text));
}

/** The documents for callers: path and text. */
export async function readmes(): Promise<[path: string, text: string][]> {
  return [...(await readTree(root))].filter(([path]) =>
    /^(packages\/[^/]+\/)?README\.md$|^docs\/[\w-]+\.md$|^site\/src\/content\/docs\/guides\//.test(path),
  );
}
