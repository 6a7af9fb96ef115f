// `node scripts/build/main.ts <package>`: bundles the output of tsc into one file per entry point, because importing many files
// spends most of its time opening them. Entry points import shared code from each other, so that each class exists once.
// Declarations that callers cannot reach are removed, also those that an earlier build left behind.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
// esbuild: readable output, no helpers, and a list of the modules in each file.
import { build, type Metafile, type Plugin } from "esbuild";
import { asPublished } from "../lib/project/published-packages.ts";
import { packageDir } from "../lib/project/workspace.ts";
import { readJson } from "../lib/text/read-json.ts";
import { reachableDeclarations, withJsImports } from "./declarations.ts";

/** The JavaScript files of `dist` that a package's `exports` or `bin` name. */
export function entryPoints(named: Readonly<Record<string, unknown>>): string[] {
  return Object.values(named).flatMap((entry) => {
    const file = typeof entry === "object" && entry !== null ? (entry as { default?: unknown }).default : entry;
    return typeof file === "string" && /^\.\/dist\/.*\.js$/.test(file) ? [file] : [];
  });
}

/**
 * Leaves imports of entry points as they are. What is imported when it is first needed becomes an entry point too: within the same
 * file, its own imports would be loaded at once.
 */
function importEntries(entries: Set<string>): Plugin {
  return {
    name: "import entry points",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ kind, path, resolveDir }) => {
        const target = resolve(resolveDir, path);
        if (kind === "dynamic-import") entries.add(target);
        return kind === "entry-point" || !entries.has(target) ? undefined : { path: ENTRY + target, external: true };
      });
    },
  };
}

/** Before the path of an entry point, until it is known from which file it is imported. */
const ENTRY = "entry:";

/** The text of a bundled file, with its imports of entry points relative to it. */
export function withRelativeImports(file: string, text: string): string {
  return text.replace(new RegExp(`"${ENTRY}([^"]+)"`, "g"), (_, target: string) => {
    const from = relative(dirname(file), target);
    return JSON.stringify(from.startsWith(".") ? from : `./${from}`);
  });
}

/** Modules with code in more than one file, except those without state and classes: pure functions, and symbols of the registry. */
export function inTwoFiles({ outputs }: Pick<Metafile, "outputs">): string[] {
  const files = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput > 0) files.set(input, (files.get(input) ?? 0) + 1);
    }
  }
  return [...files].filter(([input, count]) => count > 1 && !STATELESS.test(input)).map(([input]) => input);
}

const STATELESS =
  /\/((reading|positions|inputs|formats)\/[\w-]+|exit-codes|not-sent|read-within|all-headers|send-directly|kinds|nearest|forms\/form|server\/address|fake-http|check-names|check-options)\.js$/;

async function bundleDist(name: string): Promise<void> {
  const folder = packageDir(name);
  const dist = join(folder, "dist");
  const manifest = asPublished(await readJson<Record<"exports" | "bin", object>>(join(folder, "package.json")));
  const named = entryPoints({ ...manifest.exports, ...manifest.bin }).map((entry) => join(folder, entry));
  const entries = new Set(named);
  const bundle = (entryPoints: string[]) =>
    build({
      absWorkingDir: folder,
      entryPoints,
      outdir: "dist",
      outbase: "dist",
      bundle: true,
      packages: "external",
      plugins: [importEntries(entries)],
      format: "esm",
      target: "es2022",
      metafile: true,
      write: false,
      logLevel: "error",
    });
  let bundled = await bundle(named);
  for (let known = named.length; known < entries.size; ) {
    known = entries.size;
    bundled = await bundle([...entries]);
  }
  const { outputFiles, metafile } = bundled;
  const twice = inTwoFiles(metafile);
  if (twice.length > 0) {
    throw new Error(
      `${name}: entry points must import classes and state from one another, but these modules would be in two files: ${twice.join(", ")}`,
    );
  }
  const reached = await reachableDeclarations(named.map((entry) => entry.replace(/\.js$/, ".d.ts")));
  for (const path of await readdir(dist, { recursive: true })) {
    const file = join(dist, path);
    if (path.endsWith(".js") || (path.endsWith(".d.ts") && !reached.has(file))) await rm(file);
    // Sources that Node runs unbuilt import "./x.ts", and tsc leaves that as it is in declarations.
    else if (path.endsWith(".d.ts")) await writeFile(file, withJsImports(await readFile(file, "utf8")));
  }
  for (const { path } of outputFiles) await mkdir(dirname(path), { recursive: true });
  for (const { path, text } of outputFiles) await writeFile(path, withRelativeImports(path, text));
  console.log(`${name}: ${outputFiles.map(({ path }) => relative(dist, path)).join(", ")}`);
}

if (import.meta.main) {
  const name = process.argv[2];
  if (!name) throw new Error("usage: node scripts/build/main.ts <package>, such as runtime");
  await bundleDist(name);
}
