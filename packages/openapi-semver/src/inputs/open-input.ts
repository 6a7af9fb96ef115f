import type { World } from "../world.ts";
import { committedFiles } from "./git/committed-files.ts";
import type { GitPlace } from "./git/run-git.ts";
import { isUrl, splitReference } from "./git/split-reference.ts";
import { type GitTree, openTree } from "./git/tree.ts";
import { type Opened, openDocument } from "./opened.ts";
import { inputFiles, placeOfFile, workingFiles } from "./working-files.ts";

/**
 * Opens a document as the command line names it: a file, `-` for standard input, or `REF:path` for a file of a commit. A
 * file that exists wins over a reference. Errors name the document as it was given.
 */
export async function openInput(text: string, world: World): Promise<Opened> {
  if (text === "-") return openDocument(inputFiles(await world.readInput(), world.folders[0] ?? "."));
  const place = placeOfFile(text, world.folders);
  if (place !== undefined) return openDocument(workingFiles(place, text));
  const reference = splitReference(text);
  if (reference === undefined) throw new Error(whyNoFile(text));
  const { ref, path } = reference;
  return openDocument(
    naming(text, () => {
      if (path === "") throw new Error("name a file after the colon, as in main:specs/api.yaml");
      const tree = treeAt(ref, world);
      const whole = tree.fromRoot(path);
      const files = committedFiles(tree, ref, whole, text);
      if (files === undefined) throw new Error(tree.whyNone(whole));
      return files;
    }),
  );
}

/** The tree of a reference, in the first folder that is in a repository. */
function treeAt(ref: string, { folders, env }: World): GitTree {
  const places = folders.map((folder): GitPlace => ({ folder, env }));
  const failures: unknown[] = [];
  for (const place of places) {
    try {
      return openTree(place, ref);
    } catch (error) {
      failures.push(error);
    }
  }
  const { message } = failures[0] as Error;
  // What looks like a reference may be the name of a file that is not there.
  const isNoCommit = /^git finds no|^the current folder is in no|^git is not/.test(message);
  throw isNoCommit ? new Error(`there is no file of this name, and ${message}`) : failures[0];
}

/** Runs a function whose errors are about an input, and names it in them. */
export function naming<T>(text: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const { message } = error as Error;
    throw message.startsWith(text) ? error : new Error(`${text}: ${message}`, { cause: error });
  }
}

function whyNoFile(text: string): string {
  if (text === "") return "a document has an empty name";
  if (isUrl(text)) return `${text} is an address: fetch the document, and name the file, or - for standard input`;
  const glob = /[*?]/.test(text) ? ", and the shell found no file for the pattern" : "";
  return `the file ${text} does not exist${glob}`;
}
