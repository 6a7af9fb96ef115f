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

// A room may be called coverage; only the reports of that name, in the root and in packages, are written by tools. So is the
// TypeScript reference of the site.
const SKIPPED = /(^|\/)(node_modules|dist)$|^(packages\/[^/]+\/)?coverage$|^site\/src\/content\/docs\/typescript$/;
// Released files never change, so later rules do not apply to them.
const RELEASED = /^packages\/[^/]+\/released$/;
const SOURCE = /\.([cm]?[jt]s|[jt]sx)$/;
const READ = /\.(json|md|ya?ml)$|(^|\/)LICENSE$/;

/**
 * Reads a tree: sources, manifests and documents; other files have no text. Folders that are installed, built, released or
 * hidden are left out.
 */
export async function readTree(root: string): Promise<Tree> {
  const tree = new Map<string, string>();
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) {
        if (!SKIPPED.test(path) && !RELEASED.test(path)) await visit(path);
      } else {
        tree.set(path, SOURCE.test(path) || READ.test(path) ? await readFile(join(root, path), "utf8") : "");
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
  return SOURCE.test(path) && !isGenerated(path);
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
  readonly keywords?: readonly string[];
  readonly files?: readonly string[];
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | { readonly default?: string }>>;
  readonly bin?: Readonly<Record<string, string>>;
}

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
