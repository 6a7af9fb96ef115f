import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
// The reader that `changeset version` itself uses, and its parser, which only finds out which files are bad.
import { parseChangesetFile } from "@changesets/parse";
import { readChangesets } from "@changesets/read";

/** A changeset that no release has consumed yet. */
export type Changeset = Awaited<ReturnType<typeof readChangesets>>[number];

// The reader skips these; it skips only README.md in any case.
const NOT_CHANGESETS = /(^|\/)([Rr][Ee][Aa][Dd][Mm][Ee]|AGENTS|CLAUDE|GEMINI)\.md$/;
// Lines that the parser appends to its messages: examples, and the text of the file.
const QUOTED = /^(Example|Expected format|Changeset contents|Received|Received content|Frontmatter content):/m;

/**
 * The pending changesets of a repository, by file name.
 *
 * @param published - Names of the packages that are published.
 * @param ignored - Names of the packages that `changeset version` leaves out.
 * @throws Error that names every bad changeset file, with what is wrong
 */
export async function readPending(
  root: string,
  published: readonly string[],
  ignored: readonly string[],
): Promise<Changeset[]> {
  const changesets = await readChangesets(root).catch(async (error: Error) => {
    throw new Error((await unreadable(root)).join("\n") || error.message);
  });
  changesets.sort((one, other) => (one.id < other.id ? -1 : 1));
  const problems = changesets.flatMap((changeset) => {
    const problem = problemOf(changeset, published, ignored);
    return problem === undefined ? [] : [`${fileOf(changeset)}: ${problem}`];
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return changesets;
}

/** The file of a changeset, as messages name it. */
export function fileOf({ id }: Pick<Changeset, "id">): string {
  return `.changeset/${id}.md`;
}

function problemOf(
  { releases, summary }: Changeset,
  published: readonly string[],
  ignored: readonly string[],
): string | undefined {
  const unknown = releases.find(({ name }) => !published.includes(name));
  if (unknown !== undefined)
    return `${unknown.name} is not published; the published packages are ${published.join(", ")}`;
  if (releases.some(({ type }) => type !== "none") && summary === "") {
    return "has no text for callers: write a sentence below the front matter";
  }
  // `changeset version` would skip it, so its bump would never be applied.
  const skipped = releases.map(({ name }) => name).filter((name) => ignored.includes(name));
  if (skipped.length === 0) return undefined;
  return `${skipped.join(", ")} is not released while "ignore" in .changeset/config.json names it, so this changeset has no effect: remove the package from "ignore"`;
}

/** The reader stops at the first bad file and does not name it, so each file is parsed once more by itself. */
async function unreadable(root: string): Promise<string[]> {
  const folder = join(root, ".changeset");
  const files = (await readdir(folder, { recursive: true }).catch(() => [])).filter(
    (file) => file.endsWith(".md") && !file.startsWith(".") && !NOT_CHANGESETS.test(file),
  );
  const problems: string[] = [];
  for (const file of files.sort()) {
    try {
      parseChangesetFile(await readFile(join(folder, file), "utf8"));
    } catch (error) {
      problems.push(`.changeset/${file}: ${complaintOf(error as Error)}`);
    }
  }
  return problems;
}

function complaintOf({ message }: Error): string {
  const said = message.replace(/^could not parse changeset - /, "").split(QUOTED)[0] ?? "";
  return said.trim().replace(/\s+/g, " ");
}
