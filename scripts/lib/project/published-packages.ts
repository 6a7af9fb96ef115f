import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { root } from "./workspace.ts";

/** The `publishConfig` of a package. */
export type PublishConfig = Readonly<Record<string, unknown>>;

// Those of the fields that pnpm replaces in a tarball by `publishConfig` that our tools read.
const REPLACED = ["main", "types", "bin", "exports"];

/**
 * A `package.json` as its tarball has it. A package that Node runs unbuilt in this repository names its sources, and in
 * `publishConfig` what is built.
 */
export function asPublished<T extends object>(manifest: T): T {
  const { publishConfig = {} } = manifest as { publishConfig?: PublishConfig };
  const replaced = Object.entries(publishConfig).filter(([field]) => REPLACED.includes(field));
  return { ...manifest, ...Object.fromEntries(replaced) };
}

/** A published package. */
export interface PublicPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder, absolute. */
  readonly folder: string;
  /** Names of the published packages of this repository that it depends on. */
  readonly needs: readonly string[];
  readonly publishConfig: PublishConfig;
}

interface Manifest {
  readonly publishConfig?: PublishConfig;
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The published packages of a repository, each after those that it depends on. */
export async function publicPackages(repository: string = root): Promise<PublicPackage[]> {
  const found: { folder: string; manifest: Manifest }[] = [];
  for (const entry of (await readdir(join(repository, "packages"))).sort()) {
    const folder = join(repository, "packages", entry);
    const text = await readFile(join(folder, "package.json"), "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const manifest = JSON.parse(text) as Manifest;
    if (!manifest.private) found.push({ folder, manifest });
  }
  const names = new Set(found.map(({ manifest }) => manifest.name));
  const needsOf = ({ dependencies, peerDependencies }: Manifest): string[] =>
    Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => names.has(name));
  return inOrder(
    found.map(({ folder, manifest }) => ({
      name: manifest.name,
      version: manifest.version,
      folder,
      needs: needsOf(manifest),
      publishConfig: manifest.publishConfig ?? {},
    })),
  );
}

/** The folder names in `packages/` of the published packages, each after those that it depends on. */
export async function publicFolders(): Promise<string[]> {
  return (await publicPackages()).map(({ folder }) => basename(folder));
}

/**
 * Puts each package after those that it needs, and otherwise keeps the order.
 *
 * @throws Error if packages need each other
 */
export function inOrder<T extends Pick<PublicPackage, "name" | "needs">>(packages: readonly T[]): T[] {
  const ordered: T[] = [];
  let waiting = [...packages];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => !waiting.some(({ name }) => needs.includes(name)));
    if (ready.length === 0)
      throw new Error(`these packages need each other: ${waiting.map(({ name }) => name).join(", ")}`);
    ordered.push(...ready);
    waiting = waiting.filter((one) => !ready.includes(one));
  }
  return ordered;
}
