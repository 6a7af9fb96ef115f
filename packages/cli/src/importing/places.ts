import { lstat, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CliError } from "../files/cli-error.js";
import { realPathOf } from "../files/real-path.js";
import { journalPathOf } from "../journal/journal.js";
import type { List } from "../reading/read-list.js";
import { resultPathOf } from "../result/write-result.js";

/** Where a run keeps its journal and its result. */
export interface Places {
  readonly journal: string;
  readonly result: string;
}

export interface PlaceOptions {
  readonly out?: string | undefined;
  readonly journal?: string | undefined;
}

/**
 * The places for a list. Those of a list without a folder, such as standard input, are in the current folder and have a part of
 * the list's digest in their names, so that the same list finds its journal again. The journal of a symbolic link is beside the
 * file that it names: by another name, the same list must not be sent again.
 *
 * @throws CliError if two of list, journal and result would be the same file
 */
export async function placesOf(
  path: string,
  { digest, hasFolder }: Pick<List<unknown>, "digest" | "hasFolder">,
  options: PlaceOptions,
): Promise<Places> {
  const list = hasFolder ? path : `list-${digest.slice(0, 12)}.csv`;
  const journal = options.journal ?? journalPathOf(await targetOf(list));
  const result = options.out ?? resultPathOf(list);
  const [realList, realJournal, realResult] = await Promise.all([list, journal, result].map(comparable));
  if (realJournal === realResult || realJournal === realList) {
    throw new CliError("usage", "--journal and --out must name two files, neither of them the list.");
  }
  return { journal, result };
}

/** The file behind a symbolic link; any other path as it is, because messages show it. */
async function targetOf(list: string): Promise<string> {
  const [named, file] = await Promise.all([lstat, stat].map((look) => look(list).catch(() => undefined)));
  return named?.isSymbolicLink() && file?.isFile() ? realpath(list) : list;
}

/** A missing folder is told later, when something is written. */
function comparable(path: string): Promise<string> {
  return realPathOf(path).catch(() => resolve(path));
}
