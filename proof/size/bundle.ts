import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, relative } from "node:path";
import type { Metafile, OutputFile, Plugin } from "esbuild";
import { asPublished } from "../../scripts/lib/project/published-packages.ts";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { browserBundle, gzippedSize } from "./browser-bundle.ts";
import type { Part } from "./budgets.ts";

/** A bundle, as a browser loads it. */
export interface Bundle {
  /** The files that load at once. */
  readonly initial: Load;
  /** The files that load when they are first needed, without those of `oauth`; empty if there are none. */
  readonly lazy: Load;
  /** The files that load to get a token from a client id and a secret. */
  readonly oauth: Load;
  /** Reachable imports of Node's modules, as `importer -> module`. */
  readonly nodeImports: readonly string[];
}

export interface Load {
  /** Bytes after gzip -9, each file compressed separately. */
  readonly gzipped: number;
  readonly parts: readonly Part[];
}

type Output = Metafile["outputs"][string];

/**
 * Bundles the source text of a module with our packages as they are published. The bytes per module come from a second
 * bundle, made from the packages' sources, because a published package is a single file.
 */
export async function bundle(code: string): Promise<Bundle> {
  const published = await bundleFrom(code, [unbuiltAsPublished]);
  const { initial, lazy, oauth } = await bundleFrom(code, [sourcesOfOurs]);
  return {
    ...published,
    initial: { ...published.initial, parts: initial.parts },
    lazy: { ...published.lazy, parts: lazy.parts },
    oauth: { ...published.oauth, parts: oauth.parts },
  };
}

const sourcesOfOurs: Plugin = {
  name: "our packages from their sources",
  setup({ onResolve }) {
    onResolve({ filter: /^@invitation-clients\// }, ({ path }) => {
      const [, name = "", subPath = "index"] = path.split("/");
      const source = join(packageDir(name), "src", subPath);
      return { path: existsSync(`${source}.ts`) ? `${source}.ts` : join(source, "index.ts"), sideEffects: false };
    });
  },
};

/** A package whose sources run unbuilt in this repository exports them here; callers get what is built. */
const unbuiltAsPublished: Plugin = {
  name: "packages that export their sources, as they are published",
  setup({ onResolve }) {
    onResolve({ filter: /^@invitation-clients\// }, async ({ path }) => {
      const [, name = "", ...subPath] = path.split("/");
      const manifest = await readJson<{ exports?: unknown }>(join(packageDir(name), "package.json"));
      const exports = asPublished(manifest).exports as Readonly<Record<string, { readonly default?: string }>>;
      if (exports === manifest.exports) return undefined;
      const file = exports[[".", ...subPath].join("/")]?.default;
      return file === undefined ? undefined : { path: join(packageDir(name), file), sideEffects: false };
    });
  },
};

async function bundleFrom(code: string, plugins: Plugin[]): Promise<Bundle> {
  const nodeImports: string[] = [];
  const result = await browserBundle(code, root, [...plugins, noteNodeImports(nodeImports)]);
  const { outputs } = result.metafile;
  const entry = Object.keys(outputs).find(
    (path) => outputs[path]?.entryPoint === "entry.js" || outputs[path]?.entryPoint === "<stdin>",
  );
  if (entry === undefined) throw new Error(`esbuild names no entry among ${Object.keys(outputs).join(", ")}`);
  const initial = reachable(outputs, entry);
  const later = Object.keys(outputs).filter((path) => !initial.has(path));
  const isOauth = (path: string): boolean =>
    Object.keys(outputs[path]?.inputs ?? {}).some((input) => /client-credentials|oauth4webapi/.test(input));
  return {
    initial: load(initial, outputs, result.outputFiles),
    lazy: load(new Set(later.filter((path) => !isOauth(path))), outputs, result.outputFiles),
    oauth: load(new Set(later.filter(isOauth)), outputs, result.outputFiles),
    nodeImports,
  };
}

// Marks Node's modules as external, so that one import of them does not prevent the measurement.
function noteNodeImports(found: string[]): Plugin {
  return {
    name: "note imports of Node's modules",
    setup({ onResolve }) {
      onResolve({ filter: /^[a-z@]/ }, ({ path, importer }) => {
        if (!path.startsWith("node:") && !builtinModules.includes(path)) return undefined;
        found.push(`${relative(root, importer)} -> ${path}`);
        return { path, external: true };
      });
    },
  };
}

/** A file and all files that it imports statically. */
function reachable(outputs: Metafile["outputs"], path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const { path: next, kind, external } of outputs[path]?.imports ?? []) {
    if (kind === "import-statement" && !external) reachable(outputs, next, found);
  }
  return found;
}

function load(paths: ReadonlySet<string>, outputs: Metafile["outputs"], files: readonly OutputFile[]): Load {
  const loaded = [...paths].map((path) => {
    const file = files.find((one) => relative(root, one.path) === path);
    if (!file) throw new Error(`esbuild wrote no file ${path}`);
    return file;
  });
  const bytes = new Map<string, number>();
  for (const path of paths) {
    const { inputs = {}, bytes: whole = 0 } = (outputs[path] as Output | undefined) ?? {};
    let rest = whole;
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      rest -= bytesInOutput;
      bytes.set(nameOf(input), (bytes.get(nameOf(input)) ?? 0) + bytesInOutput);
    }
    bytes.set("(imports and exports)", (bytes.get("(imports and exports)") ?? 0) + rest);
  }
  const parts = [...bytes].map(([name, size]) => ({ name, bytes: size })).filter((part) => part.bytes > 0);
  return { gzipped: gzippedSize(loaded), parts };
}

// Paths into pnpm's store are too long to print.
function nameOf(input: string): string {
  return input.replace(/^.*node_modules\//, "");
}
