import { readdir, readFile } from "node:fs/promises";
import { join, matchesGlob } from "node:path";
import type { Bump } from "@invitation-clients/openapi-semver";
import { parse } from "yaml";

/** A changeset that no release has consumed yet. */
export interface Changeset {
  /** Its file, as it is named in messages. */
  readonly file: string;
  readonly releases: ReadonlyMap<string, Bump>;
  /** What it says to callers. */
  readonly text: string;
}

const BUMPS: readonly unknown[] = ["none", "patch", "minor", "major"];
// As changesets itself reads them; its own reader cannot be imported from here, for it is a dependency of its CLI.
const FORM = /\s*---([\s\S]*?)\r?\n\s*---(\s*(?:\n|$)[\s\S]*)/;
const NOT_CHANGESETS = new Set(["README.MD", "AGENTS.MD", "CLAUDE.MD", "GEMINI.MD"]);

/**
 * The pending changesets of a repository, by file name.
 *
 * @throws Error that names every file that is no good changeset, with what is wrong
 */
export async function readPending(root: string, published: readonly string[]): Promise<Changeset[]> {
  const folder = join(root, ".changeset");
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith(".md") && !name.startsWith(".") && !NOT_CHANGESETS.has(name.toUpperCase()),
  );
  const isIgnored = await ignoredBy(folder);
  const read: Changeset[] = [];
  const problems: string[] = [];
  for (const name of names.sort()) {
    const file = `.changeset/${name}`;
    const result = parseChangeset(file, await readFile(join(folder, name), "utf8"), published);
    if (typeof result === "string") {
      problems.push(`${file}: ${result}`);
      continue;
    }
    // `changeset version` passes over such a changeset: what it grants would never come.
    const ignored = [...result.releases.keys()].filter(isIgnored);
    if (ignored.length === 0) read.push(result);
    else {
      problems.push(
        `${file}: ${ignored.join(", ")} is not released while "ignore" in .changeset/config.json names it, so this grants nothing: take it out of "ignore"`,
      );
    }
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return read;
}

/** Which packages the changesets' configuration leaves out: names or globs, and `!` takes some back. */
async function ignoredBy(folder: string): Promise<(name: string) => boolean> {
  const text = await readFile(join(folder, "config.json"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  const { ignore = [] } = JSON.parse(text) as { readonly ignore?: readonly string[] };
  return (name) => {
    let is = false;
    for (const pattern of ignore) {
      if (pattern.startsWith("!")) is &&= !matchesGlob(name, pattern.slice(1));
      else is ||= matchesGlob(name, pattern);
    }
    return is;
  };
}

/** A changeset, or what is wrong with it. */
export function parseChangeset(file: string, content: string, published: readonly string[]): Changeset | string {
  const [, front, text] = FORM.exec(content) ?? [];
  if (front === undefined || text === undefined) return "has no front matter between two lines of ---";
  let releases: unknown;
  try {
    releases = parse(front) ?? {};
  } catch (error) {
    return `its front matter is not YAML: ${(error as Error).message.split("\n")[0]}`;
  }
  if (typeof releases !== "object" || releases === null || Array.isArray(releases)) {
    return 'its front matter must map packages to bumps: "name": minor';
  }
  const entries = Object.entries(releases);
  for (const [name, bump] of entries) {
    if (!published.includes(name)) return `${name} is not published: known are ${published.join(", ")}`;
    if (!BUMPS.includes(bump)) return `${JSON.stringify(bump)} for ${name} is not none, patch, minor or major`;
  }
  if (entries.some(([, bump]) => bump !== "none") && text.trim() === "") {
    return "says nothing to callers: write a sentence below the front matter";
  }
  return { file, releases: new Map(entries as [string, Bump][]), text: text.trim() };
}
