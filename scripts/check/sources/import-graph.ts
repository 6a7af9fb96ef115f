import { posix } from "node:path";
import { factsOf } from "./source-facts.ts";
import { isSource, manifestsOf, type Tree } from "./tree.ts";

const SCOPE = "@invitation-clients/";

/** For each hand-written source of a tree: the files of the tree that it imports, JSON and generated files included. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

let last: { readonly tree: Tree; readonly graph: ImportGraph } | undefined;

/** The imports between the sources of a tree. Several rules ask for the graph of the same tree, so the last one is kept. */
export function importGraph(tree: Tree): ImportGraph {
  if (last?.tree === tree) return last.graph;
  const entries = entryPoints(tree);
  const graph = new Map<string, string[]>();
  for (const [path, text] of tree) {
    if (!isSource(path)) continue;
    const targets = factsOf(path, text).imports.flatMap((module) => {
      const target = module.startsWith(".")
        ? fileOf(tree, posix.join(posix.dirname(path), module))
        : entries.get(module);
      return target === undefined ? [] : [target];
    });
    graph.set(path, [...new Set(targets)]);
  }
  last = { tree, graph };
  return graph;
}

// Packages import "./client.js", which is client.ts before the build.
function fileOf(tree: Tree, path: string): string | undefined {
  return [path, path.replace(/\.js$/, ".ts"), path.replace(/\.mjs$/, ".mts")].find((one) => tree.has(one));
}

/** The source behind each module name of our packages, such as `@invitation-clients/runtime/node`. */
function entryPoints(tree: Tree): Map<string, string> {
  const found = new Map<string, string>();
  for (const { folder, json } of manifestsOf(tree)) {
    if (!json.name?.startsWith(SCOPE) || !folder.startsWith("packages/")) continue;
    for (const [subpath, target] of Object.entries(json.exports ?? { ".": "./dist/index.js" })) {
      const built = typeof target === "string" ? target : target.default;
      const source = fileOf(tree, posix.join(folder, (built ?? "").replace(/^\.\/dist\//, "src/")));
      if (source !== undefined) found.set(posix.join(json.name, subpath), source);
    }
  }
  return found;
}
