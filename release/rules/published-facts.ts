import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { root } from "../../scripts/lib/project/workspace.ts";

type Dependencies = Readonly<Record<string, string>>;

/** The parts of pnpm-lock.yaml that list dependencies. */
export interface Lockfile {
  readonly importers: Readonly<
    Record<string, { readonly dependencies?: Readonly<Record<string, { version: string }>> }>
  >;
  readonly snapshots: Readonly<
    Record<string, { readonly dependencies?: Dependencies; readonly optionalDependencies?: Dependencies }>
  >;
}

/** The production dependencies of folders of a workspace, direct and indirect, as `name@version`. Other folders are left out. */
export function productionDependencies({ importers, snapshots }: Lockfile, folders: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string, version: string): void => {
    const id = `${name}@${version}`;
    if (version.startsWith("link:") || found.has(id)) return;
    found.add(id);
    const own = snapshots[id];
    if (own === undefined) throw new Error(`the lockfile has no ${id}`);
    for (const [other, its] of Object.entries({ ...own.dependencies, ...own.optionalDependencies })) add(other, its);
  };
  for (const folder of folders) {
    for (const [name, { version }] of Object.entries(importers[folder]?.dependencies ?? {})) add(name, version);
  }
  return [...found].sort();
}

/** The production dependencies of the published packages. */
export async function publishedDependencies(): Promise<string[]> {
  const lockfile = parse(await readFile(join(root, "pnpm-lock.yaml"), "utf8")) as Lockfile;
  const folders = (await publicPackages()).map(({ folder }) => folder.slice(root.length + 1));
  return productionDependencies(lockfile, folders);
}
