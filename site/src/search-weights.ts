import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** How much a word on a page counts in the search: the first pattern that matches. Readers want guides before references. */
const PAGES: readonly (readonly [RegExp, number])[] = [
  [/^typescript\//, 0.15],
  // Documents for contributors, and a package that users have only through others.
  [/^(proof\/|packages\/runtime\/)/, 0.5],
  [/^(guides|options)\//, 2],
];

/** What Pagefind gives to a word in a heading, by the heading's level. */
const HEADINGS: readonly number[] = [7, 6, 5, 4, 3, 2];
const MOST = 10;

/** The weight of a page, such as `guides/errors/index.html`. */
export function weightOf(file: string): number {
  return PAGES.find(([pattern]) => pattern.test(file))?.[1] ?? 1;
}

/** The page with its weight for Pagefind. A heading does not take that of what it is in, so each has its own. */
export function withWeight(html: string, weight: number): string {
  const mark = (most: number): string => `data-pagefind-weight="${Math.min(MOST, Number(most.toFixed(2)))}"`;
  const [before = "", after] = html.split(/(?=<main\b)/);
  if (after === undefined || weight === 1) return html;
  return `${before}${after
    .replace(/^<main\b/, (tag) => `${tag} ${mark(weight)}`)
    .replace(
      /<h([1-6])(?=[\s>])/g,
      (tag, level: string) => `${tag} ${mark((HEADINGS[Number(level) - 1] ?? 1) * weight)}`,
    )}`;
}

/** Gives every built page its weight. It comes before Starlight, which makes the index of the search. */
export function searchWeights(): AstroIntegration {
  return {
    name: "search-weights",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for await (const file of glob("**/*.html", { cwd: folder })) {
          const path = join(folder, file);
          const html = await readFile(path, "utf8");
          const weighed = withWeight(html, weightOf(file));
          if (weighed !== html) await writeFile(path, weighed);
        }
      },
    },
  };
}
