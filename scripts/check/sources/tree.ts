import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The text of each file that the rules read, by its path from the root with forward slashes. */
export type Tree = ReadonlyMap<string, string>;

/** One problem. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** A rule returns the problems of a tree. */
export type Rule = (tree: Tree) => Problem[];

const SKIPPED = new Set(["node_modules", "dist", "coverage"]);
// Released files never change, so later rules do not apply to them.
const RELEASED = /^packages\/[^/]+\/released$/;
const READ = /\.(ts|mts|js|mjs|json|md|yaml)$|(^|\/)LICENSE$/;

/** Reads a tree: sources, manifests and documents. Folders that are installed, built, released or hidden are left out. */
export async function readTree(root: string): Promise<Tree> {
  const tree = new Map<string, string>();
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !RELEASED.test(path) && !entry.name.startsWith(".")) await visit(path);
      } else if (READ.test(path)) {
        tree.set(path, await readFile(join(root, path), "utf8"));
      }
    }
  };
  await visit("");
  return tree;
}

/** Whether a file is written by scripts/generate/main.ts. */
export function isGenerated(path: string): boolean {
  return path.includes("/src/generated/");
}

/** Whether a file is one of our sources: TypeScript, or the JavaScript of the lint rules. */
export function isSource(path: string): boolean {
  return /\.(ts|mts|js|mjs)$/.test(path) && !isGenerated(path);
}

/** Whether a file is only used by tests. */
export function isTest(path: string): boolean {
  return /\.(test|test-d)\.ts$/.test(path) || path.includes("/test-support/");
}

/** A package of the workspace, or a project outside it. */
export interface Manifest {
  /** Path of its `package.json`. */
  readonly path: string;
  /** Its folder; empty for the root. */
  readonly folder: string;
  readonly json: PackageJson;
}

export interface PackageJson {
  readonly name?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly description?: string;
  readonly files?: readonly string[];
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | { readonly default?: string }>>;
}

/** Every `package.json` of a tree. */
export function manifestsOf(tree: Tree): Manifest[] {
  return [...tree].flatMap(([path, text]) => {
    if (path !== "package.json" && !path.endsWith("/package.json")) return [];
    return [{ path, folder: path.slice(0, -"/package.json".length), json: JSON.parse(text) as PackageJson }];
  });
}

/** Folder names in `packages/` of the packages that wrap an API: those with a folder of the same name in `specs/`. */
export function apiPackages(tree: Tree): string[] {
  const specs = new Set([...tree.keys()].filter((path) => path.startsWith("specs/")).map((path) => path.split("/")[1]));
  return manifestsOf(tree).flatMap(({ folder }) => {
    const name = /^packages\/([^/]+)$/.exec(folder)?.[1];
    return name !== undefined && specs.has(name) ? [name] : [];
  });
}
