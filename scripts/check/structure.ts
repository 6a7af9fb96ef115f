// The rules for the files of this repository. structure.test.ts has a tree for each rule that the rule refuses.
import { root } from "../lib/project/workspace.ts";
import { noCircles } from "./rules/circles.ts";
import {
  explicitSurface,
  generatedApart,
  kebabCase,
  patientTests,
  plainModules,
  shortFiles,
  smallScripts,
} from "./rules/files.ts";
import { nothingFromNpm, oneImporter, oneWay, webStandardOnly } from "./rules/imports.ts";
import { ringsOneWay, runtimeRoomsInOrder, testsApart } from "./rules/layers.ts";
import { liveLinks, livePaths } from "./rules/links.ts";
import { completeManifests, exactRuntime, pinnedVersions } from "./rules/manifests.ts";
import { noInstanceof } from "./rules/realms.ts";
import { fewRuntimeEntries, oneEntryPerTool, roomsOfFewFiles } from "./rules/rooms.ts";
import { type Problem, type Rule, readTree, type Tree } from "./sources/tree.ts";

export const rules: Readonly<Record<string, Rule>> = {
  shortFiles,
  generatedApart,
  plainModules,
  kebabCase,
  explicitSurface,
  smallScripts,
  patientTests,
  oneImporter,
  oneWay,
  webStandardOnly,
  noInstanceof,
  completeManifests,
  exactRuntime,
  pinnedVersions,
  nothingFromNpm,
  noCircles,
  ringsOneWay,
  testsApart,
  runtimeRoomsInOrder,
  roomsOfFewFiles,
  fewRuntimeEntries,
  oneEntryPerTool,
  liveLinks,
  livePaths,
};

/** All problems of a tree. */
export function checkStructure(tree: Tree): Problem[] {
  return Object.values(rules).flatMap((rule) => rule(tree));
}

if (import.meta.main) {
  const problems = checkStructure(await readTree(root));
  for (const { path, message } of problems) console.log(`${path}: ${message}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
