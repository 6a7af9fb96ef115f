import { posix } from "node:path";
import type { Problem, Rule, Tree } from "../sources/tree.ts";

// A link, an image or a reference's target. `https:` and `mailto:` lead out of the tree, `/` to a page of the site, whose own
// tests follow it, and hidden files are not in the tree.
const TARGET = /\]\(\s*<?([^\s)>]+)|^\s*\[[^\]]+\]:\s*<?([^\s>]+)/gm;
const ELSEWHERE = /^[a-z][a-z+.-]*:|^\/|(^|\/)\.[^./]/i;

/** Relative links in Markdown lead to files and headings that exist. */
export const liveLinks: Rule = (tree) =>
  [...tree].flatMap(([path, text]): Problem[] =>
    path.endsWith(".md")
      ? [...withoutCode(text).matchAll(TARGET)].flatMap(([, inline, reference]) => {
          const problem = problemOf(tree, path, inline ?? reference ?? "");
          return problem === undefined ? [] : [{ path, message: problem }];
        })
      : [],
  );

// A path of this repository in code, such as `scripts/check/main.ts`. Placeholders and patterns are no paths.
const PATH = /`((?:docs|packages|proof|release|scripts|site|specs|turbo)\/[\w./-]+)`/g;

/** Paths that documents name in code exist. A changelog may name files that are gone. */
export const livePaths: Rule = (tree) =>
  [...tree].flatMap(([path, text]): Problem[] =>
    path.endsWith(".md") && !path.endsWith("CHANGELOG.md")
      ? [...text.replace(FENCED, "").matchAll(PATH)].flatMap(([, named = ""]) => {
          const exists = tree.has(named) || isFolder(tree, named.replace(/\/$/, ""));
          return exists ? [] : [{ path, message: `names ${named}, which does not exist` }];
        })
      : [],
  );

function problemOf(tree: Tree, path: string, link: string): string | undefined {
  if (ELSEWHERE.test(link)) return undefined;
  const [file = "", heading] = link.split("#");
  const target = file === "" ? path : posix.join(posix.dirname(path), decodeURI(file)).replace(/\/$/, "");
  const text = tree.get(target);
  if (text === undefined) {
    return target === "." || isFolder(tree, target) ? undefined : `links to ${link}, which does not exist`;
  }
  if (heading === undefined || !target.endsWith(".md") || anchorsOf(text).has(decodeURI(heading))) return undefined;
  return `links to ${link}, but ${target} has no heading #${heading}`;
}

function isFolder(tree: Tree, path: string): boolean {
  return [...tree.keys()].some((one) => one.startsWith(`${path}/`));
}

/** The anchors that GitHub gives to the headings of a document. A heading that repeats gets a number. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  for (const [, title = ""] of text.replace(FENCED, "").matchAll(/^#{1,6} +(.+?)(?: +#+)? *$/gm)) {
    const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "").replaceAll(" ", "-");
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    anchors.add(count === 0 ? anchor : `${anchor}-${count}`);
  }
  return anchors;
}

const FENCED = /^( *)(```+|~~~+)[^\n]*\n[\s\S]*?\n\1\2 *$/gm;

function withoutCode(text: string): string {
  return text.replace(FENCED, "").replace(/(`+)[^`]+\1/g, "code");
}
