import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { asPublished } from "../../../scripts/lib/project/published-packages.ts";
import type { PackageTypes } from "./package-types.ts";

interface Manifest {
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly types?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Our own packages, which may differ between two versions. Third-party packages count as the same. */
const OWN = "@invitation-clients/";

/**
 * The types of a package. `folder` has the package.json, or the declarations, such as `dist`.
 *
 * @throws Error if there is neither an `index.d.ts` nor a package.json with types
 */
export function readPackageTypes(folder: string): PackageTypes {
  const root = [folder, dirname(folder)]
    .map((one) => resolve(one))
    .find((one) => existsSync(join(one, "package.json")));
  const manifest: Manifest =
    root === undefined ? {} : asPublished(JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest);
  const files = Object.entries(manifest.exports ?? (manifest.types === undefined ? {} : { ".": manifest }))
    .map(([subPath, target]) => [subPath, typesOf(target)] as const)
    .flatMap(([subPath, file]) => (file === undefined ? [] : [[subPath, join(root ?? folder, file)] as const]));
  const home = files.find(([subPath]) => subPath === ".")?.[1];
  // The package.json above a copy of `dist` may belong to another package: only files inside the folder count.
  const inside = files.filter(([, file]) => isInside(folder, file));
  const base = home !== undefined && isInside(folder, home) ? dirname(home) : resolve(folder);
  if (inside.length === 0 && existsSync(join(base, "index.d.ts"))) inside.push([".", join(base, "index.d.ts")]);
  if (inside.length === 0)
    throw new Error(`${folder} has no declarations: neither index.d.ts nor a package.json with types.`);
  const entries = Object.fromEntries(inside.map(([subPath, file]) => [subPath, relative(base, file)]));
  const modules = Object.keys(manifest.dependencies ?? {})
    .filter((name) => name.startsWith(OWN))
    .flatMap((name) => {
      const installed = findInstalled(root ?? folder, name);
      return installed === undefined ? [] : [[name, readPackageTypes(installed)] as const];
    });
  return modules.length === 0
    ? { folder: base, entries }
    : { folder: base, entries, modules: Object.fromEntries(modules) };
}

function typesOf(target: unknown): string | undefined {
  if (typeof target !== "object" || target === null || !("types" in target)) return undefined;
  return typeof target.types === "string" ? target.types : undefined;
}

function isInside(folder: string, file: string): boolean {
  const path = relative(resolve(folder), file);
  return !path.startsWith("..") && !isAbsolute(path);
}

function findInstalled(from: string, name: string): string | undefined {
  const candidate = join(from, "node_modules", name);
  if (existsSync(candidate)) return realpathSync(candidate);
  const parent = dirname(from);
  return parent === from ? undefined : findInstalled(parent, name);
}
