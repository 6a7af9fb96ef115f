// The rules of how this repository is built, each seen to refuse a made-up tree by structure.test.ts.
import { root } from "../lib/project/workspace.ts";
import { explicitSurface, generatedApart, kebabCase, plainModules, shortFiles } from "./rules/files.ts";
import { oneImporter, oneWay, webStandardOnly } from "./rules/imports.ts";
import { completeManifests, exactRuntime, pinnedVersions } from "./rules/manifests.ts";
import { noInstanceof } from "./rules/realms.ts";
import { nothingFromNpm } from "./rules/releases.ts";
import { type Problem, type Rule, readTree, type Tree } from "./sources/tree.ts";

export const rules: Readonly<Record<string, Rule>> = {
  shortFiles,
  generatedApart,
  plainModules,
  kebabCase,
  explicitSurface,
  oneImporter,
  oneWay,
  webStandardOnly,
  noInstanceof,
  completeManifests,
  exactRuntime,
  pinnedVersions,
  nothingFromNpm,
};

/** Everything that is wrong with a tree. */
export function checkStructure(tree: Tree): Problem[] {
  return Object.values(rules).flatMap((rule) => rule(tree));
}

if (import.meta.main) {
  const problems = checkStructure(await readTree(root));
  for (const { path, message } of problems) console.log(`${path}: ${message}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
