import { CliError } from "../files/cli-error.js";
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
 * The places for a list. Those of standard input are in the current folder and have a part of the list's digest in their names,
 * so that the same list finds its journal again.
 *
 * @throws CliError if journal and result would be the same file
 */
export function placesOf(path: string, { digest }: Pick<List<unknown>, "digest">, options: PlaceOptions): Places {
  const list = path === "-" ? `list-${digest.slice(0, 12)}.csv` : path;
  const journal = options.journal ?? journalPathOf(list);
  const result = options.out ?? resultPathOf(list);
  if (journal === result || journal === path) {
    throw new CliError("usage", "--journal and --out must name two files, neither of them the list.");
  }
  return { journal, result };
}
