import type { PackageTypes } from "../../types-diff/read/package-types.ts";

export type { PackageTypes };

/** The parts of a package.json that callers rely on. */
export interface Facts {
  readonly type: string | undefined;
  readonly node: string | undefined;
  readonly exports: Readonly<Record<string, Target>>;
  /** Versions as they are published, so without `workspace:` and `catalog:`. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  /** Fields that the gate does not understand, as JSON. Unset fields are left out. */
  readonly others: Readonly<Record<string, string>>;
}

/** Fields of a package.json that affect callers in ways that the gate does not understand. */
const OTHERS = [
  "os",
  "cpu",
  "libc",
  "bin",
  "main",
  "module",
  "browser",
  "license",
  "sideEffects",
  "peerDependenciesMeta",
];
/** Scripts that run on the caller's machine. */
const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall"];

/** Where an export leads: one file, or one for each condition. */
export type Target = string | Readonly<Record<string, string>>;

/** A package as it was released, or in its present state. */
export interface Snapshot {
  readonly version: string;
  readonly facts: Facts;
  /** Files of its bundled specs, by name: `v1`, or `openapi` where there is one. */
  readonly specs: ReadonlyMap<string, string>;
  readonly types: PackageTypes;
  /** Hash of each file of code, by its path in `dist`. */
  readonly code: ReadonlyMap<string, string>;
}

/** The parts of a package.json that the gate reads. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly type?: string;
  readonly private?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, Target>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** The facts of a package.json whose versions are resolved. */
export function factsOf(manifest: Manifest): Facts {
  const { type, engines, exports = {}, dependencies = {}, peerDependencies = {} } = manifest;
  const others = Object.fromEntries(
    Object.entries(otherFields(manifest)).map(([field, value]) => [field, JSON.stringify(value)]),
  );
  return { type, node: engines?.node, exports, dependencies, peerDependencies, others };
}

/** The fields that the gate does not understand, as a baseline keeps them. */
export function otherFields(manifest: Manifest): Record<string, unknown> {
  const set = Object.entries(manifest).filter(([field]) => OTHERS.includes(field));
  const scripts = Object.entries(manifest.scripts ?? {}).filter(([name]) => INSTALL_SCRIPTS.includes(name));
  return { ...Object.fromEntries(set), ...(scripts.length > 0 ? { scripts: Object.fromEntries(scripts) } : {}) };
}

/** The .d.ts file in `dist` of each export that has types. */
export function entriesOf(exports: Facts["exports"]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [subPath, target] of Object.entries(exports)) {
    const file = typeof target === "string" ? undefined : target.types;
    if (file !== undefined) found[subPath] = file.replace(/^\.\/dist\//, "");
  }
  return found;
}

/** Name of a bundled spec, from its path relative to `src/generated/` or `released/`. */
export function specName(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : path.replace(/\.json$/, "");
}

/** Whether a difference in a file of `dist` counts as changed code. The version file does not: it differs in every release. */
export function isJudgedCode(path: string): boolean {
  return path.endsWith(".js") && path !== "generated/version.js";
}
