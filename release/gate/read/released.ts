import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import {
  entriesOf,
  type Facts,
  factsOf,
  type Manifest,
  type PackageTypes,
  type Snapshot,
  specName,
} from "./snapshot.ts";

/** Folder of a package that keeps its last release. */
export const RELEASED = "released";

/** The content of `released/release.json`. */
export interface ReleaseRecord {
  /** The parts of the published package.json that callers rely on. */
  readonly manifest: Manifest;
  /** Paths of the bundled specs, relative to this folder. */
  readonly specs: readonly string[];
  /** SHA-256 of each file of code, by its path in `dist`. */
  readonly code: Readonly<Record<string, string>>;
  /** The packages of this repository that it was released with. Their types are in `modules/<name>/`. */
  readonly modules: Readonly<Record<string, { readonly version: string; readonly exports: Facts["exports"] }>>;
}

/** A package as it was last released; undefined if it never was. */
export async function readReleased(folder: string): Promise<Snapshot | undefined> {
  const home = join(folder, RELEASED);
  const text = await readFile(join(home, "release.json"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const record = recordOf(text, home);
  const facts = factsOf(record.manifest);
  const modules: Record<string, PackageTypes> = {};
  for (const [name, { exports }] of Object.entries(record.modules)) {
    modules[name] = { folder: join(home, "modules", name), entries: entriesOf(exports) };
  }
  return {
    version: record.manifest.version,
    facts,
    specs: new Map(record.specs.map((path) => [specName(path), join(home, path)])),
    types: { folder: join(home, "types"), entries: entriesOf(facts.exports), modules },
    code: new Map(Object.entries(record.code)),
  };
}

/** @throws Error that says how to restore a file that a merge or an edit broke */
function recordOf(text: string, home: string): ReleaseRecord {
  const folder = relative(process.cwd(), home);
  const refuse = (problem: string): never => {
    throw new Error(
      `${folder}/release.json ${problem}. This folder is a record of what was published, so restore all of it from main: \`git checkout origin/main -- ${folder}\``,
    );
  };
  if (/^(<{7}|={7}|>{7})/m.test(text)) return refuse("has conflict markers");
  let record: Partial<ReleaseRecord> | null;
  try {
    record = JSON.parse(text) as Partial<ReleaseRecord> | null;
  } catch (error) {
    return refuse(`is not JSON: ${(error as Error).message}`);
  }
  const { manifest, specs, code, modules } = record ?? {};
  const isWhole = manifest?.version !== undefined && Array.isArray(specs) && code !== undefined;
  if (!isWhole || modules === undefined) return refuse("is incomplete: it needs manifest, specs, code and modules");
  return { manifest, specs, code, modules };
}
