import { builtinModules } from "node:module";
import { posix } from "node:path";
import { importGraph } from "../sources/import-graph.ts";
import { factsOf } from "../sources/source-facts.ts";
import { apiPackages, isSource, isTest, manifestsOf, type Problem, type Rule, type Tree } from "../sources/tree.ts";

const SCOPE = "@invitation-clients/";

/** The only file that may import each module, so that the module can be replaced there. */
const ONLY_IMPORTER: Readonly<Record<string, string>> = {
  "openapi-fetch": "packages/runtime/src/client/openapi-client.ts",
  oauth4webapi: "packages/runtime/src/client-credentials.ts",
  "openapi-typescript": "scripts/generate/schema-types.ts",
};

/** Libraries that may vanish upstream are imported by one file each. */
export const oneImporter: Rule = (tree) =>
  imports(tree).flatMap(({ path, module }) => {
    const importer = ONLY_IMPORTER[packageOf(module)];
    const allowed = importer === undefined || path === importer || isTest(path) || isApart(path);
    return allowed ? [] : [{ path, message: `imports ${module}, which only ${importer} may` }];
  });

/** API packages depend on the runtime, never the other way round, and never on each other. */
export const oneWay: Rule = (tree) => {
  const apis = apiPackages(tree);
  const forbidden = (folder: string | undefined, target: string, test: boolean): boolean => {
    if (folder === "runtime") return apis.includes(target) || target === "testing" || (!test && target !== "runtime");
    if (folder === undefined || !apis.includes(folder) || folder === target) return false;
    return apis.includes(target) || (!test && target !== "runtime");
  };
  const inSources = imports(tree).flatMap(({ path, module }): Problem[] => {
    const target = module.startsWith(".")
      ? folderOf(posix.join(posix.dirname(path), module))
      : new RegExp(`^${SCOPE}([^/]+)`).exec(module)?.[1];
    if (target === undefined) return [];
    return forbidden(folderOf(path), target, isTest(path)) ? [{ path, message: `must not import ${module}` }] : [];
  });
  const inManifests = manifestsOf(tree).flatMap(({ path, json }): Problem[] => {
    const folder = folderOf(path);
    const wrong = (names: object | undefined, test: boolean): Problem[] =>
      Object.keys(names ?? {})
        .filter((name) => name.startsWith(SCOPE) && forbidden(folder, name.slice(SCOPE.length), test))
        .map((name) => ({ path, message: `must not depend on ${name}` }));
    return [
      ...wrong(json.dependencies, false),
      ...wrong(json.peerDependencies, false),
      ...wrong(json.devDependencies, true),
    ];
  });
  return [...inSources, ...inManifests];
};

/**
 * Published packages run everywhere, but for commands and those with the keyword "node-only": elsewhere Node only in `src/node/`. Of a
 * package that is a command and a module, the module runs everywhere: what its main entry point reaches.
 */
export const webStandardOnly: Rule = (tree) => {
  const published = manifestsOf(tree).filter(
    ({ folder, json: { private: hidden, bin, exports, keywords } }) =>
      folder.startsWith("packages/") && !hidden && !keywords?.includes("node-only") && (!bin || exports?.["."]),
  );
  const modules = published.filter(({ json }) => json.bin);
  const reached = reachable(
    tree,
    modules.map(({ folder }) => `${folder}/src/index.ts`),
  );
  return imports(tree).flatMap(({ path, module }) => {
    const inFolder = ({ folder }: { folder: string }): boolean => path.startsWith(`${folder}/src/`);
    if (!published.some(inFolder) || isTest(path) || path.includes("/src/node/")) return [];
    if (modules.some(inFolder) && !reached.has(path)) return [];
    const ofNode = module.startsWith("node:") || builtinModules.includes(module);
    return ofNode ? [{ path, message: `imports ${module}: published code is web-standard only` }] : [];
  });
};

/** These files, and all that they import, directly or through others. */
function reachable(tree: Tree, paths: readonly string[]): ReadonlySet<string> {
  const graph = importGraph(tree);
  const reached = new Set(paths);
  for (const path of reached) for (const target of graph.get(path) ?? []) reached.add(target);
  return reached;
}

/** The scripts that release jobs run before, or without, an install. */
export const WITHOUT_INSTALL: readonly string[] = [
  "release/publish/main.ts",
  "release/baseline/main.ts",
  "release/pinned-pnpm/main.ts",
];

/** Jobs that may publish or push install nothing, so their scripts import only Node's modules and our own files. */
export const nothingFromNpm: Rule = (tree) =>
  WITHOUT_INSTALL.filter((path) => tree.has(path)).flatMap((path) => problemsBelow(tree, path));

function imports(tree: Tree): { path: string; module: string }[] {
  return [...tree].flatMap(([path, text]) =>
    isSource(path) ? factsOf(path, text).imports.map((module) => ({ path, module })) : [],
  );
}

function packageOf(module: string): string {
  return module
    .split("/")
    .slice(0, module.startsWith("@") ? 2 : 1)
    .join("/");
}

function folderOf(path: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(path)?.[1];
}

// The clients that we compare with and the projects of callers are not our product.
function isApart(path: string): boolean {
  return path.startsWith("proof/bench/") || path.startsWith("proof/consumers/projects/");
}

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
