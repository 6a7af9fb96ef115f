// Old and new files may be in the same folder but import different modules, so each side has its own paths.
import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import ts from "typescript";
import { root } from "../../../scripts/lib/project/workspace.ts";
import type { PackageTypes } from "./package-types.ts";

export type Side = "old" | "new";

const PREFIX = "/@types-diff/";

/** The path under which one side reads a file. */
export const sidePath = (side: Side, file: string): string => `${PREFIX}${side}${realFile(file)}`;

/** Side and file of such a path; undefined for files that both sides share. */
export function splitSidePath(path: string): { readonly side: Side; readonly file: string } | undefined {
  if (!path.startsWith(PREFIX)) return undefined;
  const side = path.startsWith(`${PREFIX}old`) ? "old" : "new";
  return { side, file: path.slice(PREFIX.length + side.length) };
}

/** Finds the file behind an import in a file of one side; undefined if there is none. */
export function findModule(types: PackageTypes, side: Side, from: string, name: string): string | undefined {
  if (name.startsWith(".") || isAbsolute(name)) {
    const file = declarationOf(resolve(dirname(from), name));
    return file === undefined ? undefined : sidePath(side, file);
  }
  const given = givenModule(types, from, name);
  if (given !== undefined) return sidePath(side, given);
  // A copy in a temporary folder has no node_modules: the dependencies of the runtime are those of all packages.
  for (const base of [from, join(root, "packages/runtime/package.json")]) {
    const { resolvedModule } = ts.resolveModuleName(name, base, RESOLUTION, ts.sys);
    if (resolvedModule === undefined) continue;
    const file = resolvedModule.resolvedFileName;
    // Third-party packages are shared. Our own packages are not, because they may differ between the sides.
    const own = name.startsWith("@invitation-clients/") || !file.includes("/node_modules/");
    return own ? sidePath(side, file) : file;
  }
  return undefined;
}

const RESOLUTION: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

function givenModule(types: PackageTypes, from: string, name: string): string | undefined {
  const holder = modulesOf(types).find((one) => from.startsWith(`${realFile(one.folder)}/`));
  // A module may come with its own modules; otherwise it uses those of the package.
  for (const { modules = {} } of holder === undefined ? [types] : [holder, types]) {
    for (const [module, target] of Object.entries(modules)) {
      if (name !== module && !name.startsWith(`${module}/`)) continue;
      const entry = target.entries[`.${name.slice(module.length)}`];
      if (entry !== undefined) return join(target.folder, entry);
    }
  }
  return undefined;
}

function modulesOf(types: PackageTypes): PackageTypes[] {
  const own = Object.values(types.modules ?? {});
  return [...own, ...own.flatMap(modulesOf)];
}

function declarationOf(path: string): string | undefined {
  const candidates = [
    path.replace(/\.([cm]?)js$/, ".d.$1ts"),
    ...(/\.d\.[cm]?ts$/.test(path) ? [path] : []),
    `${path}.d.ts`,
    join(path, "index.d.ts"),
  ];
  return candidates.find((file) => /\.d\.[cm]?ts$/.test(file) && existsSync(file));
}

function realFile(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}
