import { readFile, writeFile } from "node:fs/promises";

const startOf = (name: string): string => `<!-- ${name}:start -->`;
const endOf = (name: string): string => `<!-- ${name}:end -->`;

/** The text between `<!-- name:start -->` and `<!-- name:end -->`; undefined unless both are there exactly once, in order. */
export function sectionOf(text: string, name: string): string | undefined {
  return parts(text, name)?.inside.trim();
}

/**
 * The text with another section between these markers.
 *
 * @throws Error unless both markers are there exactly once, in order
 */
export function withSection(text: string, name: string, section: string): string {
  const found = parts(text, name);
  if (!found)
    throw new Error(`the file needs ${startOf(name)} exactly once and, after it, ${endOf(name)} exactly once`);
  return `${found.before}${startOf(name)}\n\n${section.trim()}\n\n${endOf(name)}${found.after}`;
}

/** Rewrites the section between these markers of a file. @throws Error as `withSection` does */
export async function writeSection(path: string, name: string, section: string): Promise<void> {
  await writeFile(path, withSection(await readFile(path, "utf8"), name, section));
}

interface Parts {
  readonly before: string;
  readonly inside: string;
  readonly after: string;
}

function parts(text: string, name: string): Parts | undefined {
  const [before, rest, ...moreStarts] = text.split(startOf(name));
  const [inside, after, ...moreEnds] = rest?.split(endOf(name)) ?? [];
  if (before === undefined || inside === undefined || after === undefined) return undefined;
  const isOnce = moreStarts.length === 0 && moreEnds.length === 0 && !before.includes(endOf(name));
  return isOnce ? { before, inside, after } : undefined;
}
