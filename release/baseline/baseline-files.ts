import { createHash } from "node:crypto";
import { isPrerelease, stepBetween } from "../gate/judge/version.ts";
import type { ReleaseRecord } from "../gate/read/released.ts";
import { isJudgedCode, type Manifest, otherFields } from "../gate/read/snapshot.ts";

/** The files of a tarball, by their path in the package. */
export type Files = ReadonlyMap<string, string>;

/** A proven version, compared with the registry and the current baseline. */
export interface Version {
  readonly version: string;
  /** Hash of the tarball that was proven. */
  readonly integrity: string;
  /** Hash of that version's tarball on the registry; undefined if the registry does not have it. */
  readonly there: string | undefined;
  /** Version of the current baseline; undefined if there is none. */
  readonly released: string | undefined;
}

/** Whether a version becomes the baseline, and if not, why. */
export type Plan = "write" | { readonly keep: string } | { readonly refuse: string };

/** Decides whether a version becomes the baseline. Only a published one does: a release may have stopped halfway. */
export function planOf({ version, integrity, there, released }: Version): Plan {
  // A prerelease may add something that its final version no longer has.
  if (isPrerelease(version)) return { keep: "a prerelease is not a baseline" };
  if (released === version) return { keep: "is already the baseline" };
  if (released !== undefined && !isAbove(version, released)) return { keep: `the baseline is already ${released}` };
  if (there === undefined) return { keep: "is not published" };
  return there === integrity ? "write" : { refuse: "the registry has a different build than the proven one" };
}

function isAbove(version: string, released: string): boolean {
  try {
    return stepBetween(released, version) !== "none";
  } catch {
    return false;
  }
}

/**
 * The files of a baseline, by their path in `released/`.
 *
 * @param files - Files of the package's tarball.
 * @param modules - Files of the packages of this repository that it depends on, by package name.
 */
export function baselineFiles(files: Files, modules: ReadonlyMap<string, Files>): Map<string, string> {
  const written = new Map<string, string>();
  const manifest = manifestOf(files);
  const { name, version, type, engines, exports, dependencies, peerDependencies } = manifest;
  const facts = { type, engines, exports, dependencies, peerDependencies, ...otherFields(manifest) };
  const record: ReleaseRecord = {
    // JSON leaves out undefined fields.
    manifest: { name, version, ...(facts as Partial<Manifest>) },
    specs: copy("src/generated/", /openapi\.json$/, files, ""),
    code: Object.fromEntries(
      inDist(files).flatMap(([path, text]) =>
        isJudgedCode(path) ? [[path, createHash("sha256").update(text).digest("hex")]] : [],
      ),
    ),
    modules: Object.fromEntries(
      [...modules].map(([module, own]) => {
        const manifest = manifestOf(own);
        copy("dist/", /\.d\.ts$/, own, `modules/${module}/`);
        return [module, { version: manifest.version, exports: manifest.exports ?? {} }];
      }),
    ),
  };
  copy("dist/", /\.d\.ts$/, files, "types/");
  written.set("release.json", `${JSON.stringify(record, undefined, 2)}\n`);
  return written;

  function copy(folder: string, kind: RegExp, from: Files, to: string): string[] {
    const paths = [...from.keys()].filter((path) => path.startsWith(folder) && kind.test(path)).sort();
    for (const path of paths) written.set(to + path.slice(folder.length), from.get(path) ?? "");
    return paths.map((path) => path.slice(folder.length));
  }
}

function inDist(files: Files): [path: string, text: string][] {
  return [...files]
    .filter(([path]) => path.startsWith("dist/"))
    .map(([path, text]): [string, string] => [path.slice("dist/".length), text])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The package.json of a tarball. */
export function manifestOf(files: Files): Manifest {
  return JSON.parse(files.get("package.json") ?? "{}") as Manifest;
}
