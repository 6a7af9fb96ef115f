import { openClone } from "../sources/clone.ts";
import { describe } from "./describe.ts";
import { judgeChange } from "./judge-change.ts";
import { allowedBy, type HistoryRepository, readHistories } from "./list.ts";

/** What to judge, as the command line says it. */
export interface HistoryOptions {
  /** `NAME=DIR`: clones that the user has. */
  readonly clone: readonly string[];
  /** The name of the only repository to judge. */
  readonly only?: string | undefined;
  /** Prints all rows. */
  readonly full: boolean;
  /** Prints the diffs. */
  readonly diff: boolean;
}

/** Judges the changes of the list, and counts the verdicts that agree with reading the diff. */
export async function runHistories(options: HistoryOptions): Promise<{ passed: number; failed: number }> {
  const repositories = await readHistories();
  const clones = clonesOf(options.clone, repositories);
  const chosen = repositories.filter(({ name }) => options.only === undefined || name === options.only);
  if (chosen.length === 0) throw new Error(`--only: there is no repository ${options.only}: ${namesOf(repositories)}`);
  let [passed, failed] = [0, 0];
  for (const repository of chosen) {
    const { name, address, about, changes } = repository;
    const clone = await openClone(name, address, clones.get(name), `--clone ${name}=DIR`);
    console.log(`\n${name}: ${changes.length} changes. ${about}`);
    for (const change of changes) {
      const judged = await judgeChange(clone, repository, change);
      if (allowedBy(change).includes(judged.verdict.bump)) passed++;
      else failed++;
      console.log(`\n${describe(change, judged, options.full)}`);
      if (options.diff) console.log(judged.text);
    }
  }
  return { passed, failed };
}

function clonesOf(given: readonly string[], repositories: readonly HistoryRepository[]): Map<string, string> {
  const clones = new Map<string, string>();
  for (const one of given) {
    const [name = "", folder = ""] = one.split(/=(.*)/s);
    if (!repositories.some((repository) => repository.name === name) || folder === "") {
      throw new Error(`--clone ${one}: it must be NAME=DIR, with one of the names ${namesOf(repositories)}`);
    }
    clones.set(name, folder);
  }
  return clones;
}

function namesOf(repositories: readonly HistoryRepository[]): string {
  return repositories.map(({ name }) => name).join(", ");
}
