import { posix } from "node:path";
import { isSource, isTest, manifestsOf, type Problem, type Rule, type Tree } from "../sources/tree.ts";

const FEWEST_FILES = 2;
const MOST_FILES = 8;
const MOST_RUNTIME_ENTRIES = 6;

/** Folders that may have any number of files, and why. */
const NO_ROOMS: readonly { readonly folder: RegExp; readonly because: string }[] = [
  { folder: /(^|\/)test-support$/, because: "helpers of tests are found from the tests that import them" },
  { folder: /^specs\/lint$/, because: "a list: one file per lint rule, named after it" },
  {
    folder: /^proof\/consumers\/projects(\/|$)/,
    because: "each is the project of a caller, laid out as its tool asks",
  },
  { folder: /^proof\/size\/usages$/, because: "a list: one file per bundle" },
  { folder: /^proof\/guarantees\/list$/, because: "a list: one file per topic" },
  { folder: /^proof\/mutations\/families$/, because: "a list: one file per family of changes" },
];

/** A folder is a room of two to eight files, so that its listing is read at a glance. Tests do not count. */
export const roomsOfFewFiles: Rule = (tree) => {
  const counts = new Map<string, number>();
  for (const path of tree.keys()) {
    if (isSource(path) && !isTest(path)) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
  }
  return [...counts].flatMap(([path, count]): Problem[] => {
    if (NO_ROOMS.some(({ folder }) => folder.test(path))) return [];
    // A single file is an entry if other rooms are below it, or if it is a whole tool.
    const isEntry =
      path === "." || tree.has(`${path}/main.ts`) || [...counts.keys()].some((one) => one.startsWith(`${path}/`));
    if (count < FEWEST_FILES && !isEntry)
      return [{ path, message: "has a single source file: move it up, or move a related file here" }];
    return count > MOST_FILES ? [{ path, message: `has ${count} source files, more than ${MOST_FILES}` }] : [];
  });
};

/** The files directly in the runtime's `src/` are its entry points; all other files are in rooms. */
export const fewRuntimeEntries: Rule = (tree) => {
  const path = "packages/runtime/src";
  const count = [...tree.keys()].filter((file) => posix.dirname(file) === path && isSource(file)).length;
  return count > MOST_RUNTIME_ENTRIES
    ? [{ path, message: `has ${count} files, more than ${MOST_RUNTIME_ENTRIES}` }]
    : [];
};

/** Each tool is started by its `main.ts`, which a script or a check names, and has a README.md for newcomers. */
export const oneEntryPerTool: Rule = (tree) => {
  const root = manifestsOf(tree).find(({ path }) => path === "package.json");
  const commands = [...Object.values(root?.json.scripts ?? {}), tree.get("scripts/check/checks.ts") ?? ""].join("\n");
  const described = ["proof", "release", "turbo/generators"].flatMap((parent) => foldersIn(tree, parent));
  return [
    ...described
      .filter((path) => !commands.includes(`${path}/main.ts`))
      .map((path) => ({ path, message: "has no main.ts that package.json or scripts/check/checks.ts starts" })),
    ...described
      .filter((path) => !tree.has(`${path}/README.md`))
      .map((path) => ({ path, message: "has no README.md" })),
  ];
};

/** The folders of sources directly below a folder. */
function foldersIn(tree: Tree, parent: string): string[] {
  const inside = [...tree.keys()].filter((path) => isSource(path) && path.startsWith(`${parent}/`));
  const parts = inside.map((path) => path.slice(parent.length + 1).split("/")).filter(({ length }) => length > 1);
  return [...new Set(parts.map(([name]) => `${parent}/${name}`))];
}
