import { posix } from "node:path";
import { factsOf } from "../sources/source-facts.ts";
import type { Problem, Rule, Tree } from "../sources/tree.ts";

/** The scripts that release jobs run before, or without, an install. */
export const WITHOUT_INSTALL: readonly string[] = [
  "release/publish/main.ts",
  "release/baseline/main.ts",
  "release/pinned-pnpm/main.ts",
];

/** Jobs that may publish or push install nothing, so their scripts import only Node's modules and our own files. */
export const nothingFromNpm: Rule = (tree) =>
  WITHOUT_INSTALL.filter((path) => tree.has(path)).flatMap((path) => problemsBelow(tree, path));

function problemsBelow(tree: Tree, start: string): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const visit = (path: string): void => {
    const text = tree.get(path);
    if (seen.has(path) || text === undefined) return;
    seen.add(path);
    for (const module of factsOf(path, text).imports) {
      const found = module.startsWith(".") ? posix.join(posix.dirname(path), module) : undefined;
      if (found !== undefined && tree.has(found)) visit(found);
      else if (!module.startsWith("node:")) {
        problems.push({ path, message: `imports ${module}, and ${start} runs where nothing is installed` });
      }
    }
  };
  visit(start);
  return problems;
}
